package org.careidentity.authenticators.flow;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The session that this browser has while somebody logs in, whoever's it is. {@code AuthResult} became a record with
 * Keycloak 26.5; only its getters are in older releases too.
 */
public final class RunningSession {

    private RunningSession() {}

    /**
     * The session that Keycloak would join at the end of this login, which is the one that shares the id of the
     * authentication session; else the one of the identity cookie. Only sessions that are still valid.
     */
    public static Optional<UserSessionModel> of(KeycloakSession session, AuthenticationSessionModel authSession) {
        UserSessionModel joined = new AuthenticationSessionManager(session).getUserSession(authSession);
        if (joined != null
                && joined.getUser() != null
                && AuthenticationManager.isSessionValid(authSession.getRealm(), joined)) {
            return Optional.of(joined);
        }
        return Optional.ofNullable(
                        AuthenticationManager.authenticateIdentityCookie(session, authSession.getRealm(), true))
                .map(AuthenticationManager.AuthResult::getSession);
    }
}
