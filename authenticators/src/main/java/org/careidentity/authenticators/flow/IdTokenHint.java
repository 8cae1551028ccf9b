package org.careidentity.authenticators.flow;

import java.util.Optional;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.TokenVerifier;
import org.keycloak.common.VerificationException;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.representations.IDToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The person that an application expects to find logged in (OpenID Connect Core 1.0 section 3.1.2.1). */
public final class IdTokenHint {

    /** Keycloak's authorization endpoint does not know the parameter, and keeps such ones under a prefix. */
    private static final String NOTE =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + OIDCLoginProtocol.ID_TOKEN_HINT;

    private IdTokenHint() {}

    /**
     * Whether the application asked for another person. The hint is not verified: it only keeps a session from
     * answering, and never makes one.
     */
    public static boolean namesSomebodyElse(AuthenticationSessionModel authSession, UserModel person) {
        String hint = authSession.getClientNote(NOTE);
        if (hint == null || hint.isBlank()) {
            return false;
        }
        try {
            String subject =
                    TokenVerifier.create(hint, IDToken.class).getToken().getSubject();
            return !Optional.ofNullable(subject).equals(PersonAttributes.uuid(person));
        } catch (VerificationException unreadable) {
            return true;
        }
    }
}
