package org.careidentity.openid.requests;

import org.careidentity.mappers.assurance.SessionAssurance;
import org.keycloak.OAuthErrorException;
import org.keycloak.TokenVerifier;
import org.keycloak.common.VerificationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Ages levels at a token refresh, before Keycloak counts the refresh as use of the session: idle levels end, and a
 * session without any level left gets no more tokens (NIST SP 800-63B-4 section 5.2).
 */
final class AgeingExecutor implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;

    AgeingExecutor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof TokenRefreshContext refresh) {
            UserSessionModel userSession = named(refresh.getParams().getFirst("refresh_token"));
            if (userSession != null
                    && SessionAssurance.saw(userSession)
                    && SessionAssurance.endIdle(session, userSession).all().isEmpty()) {
                throw new ClientPolicyException(OAuthErrorException.INVALID_GRANT, "No level of this login is valid");
            }
        }
    }

    /** The session that a token names. The token is not verified yet: that is enough to end what has aged. */
    private UserSessionModel named(String refreshToken) {
        try {
            String id = refreshToken == null
                    ? null
                    : TokenVerifier.create(refreshToken, RefreshToken.class)
                            .getToken()
                            .getSessionId();
            if (id == null) {
                return null;
            }
            RealmModel realm = session.getContext().getRealm();
            UserSessionModel online = session.sessions().getUserSession(realm, id);
            return online != null ? online : session.sessions().getOfflineUserSession(realm, id);
        } catch (VerificationException e) {
            return null;
        }
    }

    @Override
    public String getProviderId() {
        return AgeingExecutorFactory.PROVIDER_ID;
    }
}
