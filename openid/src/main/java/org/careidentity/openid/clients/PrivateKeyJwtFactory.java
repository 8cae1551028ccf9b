package org.careidentity.openid.clients;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.careidentity.model.PackVersion;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.authenticators.client.ClientAssertionState;
import org.keycloak.authentication.authenticators.client.ClientAuthUtil;
import org.keycloak.authentication.authenticators.client.JWTClientAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.ServicesLogger;

/**
 * Stands in for Keycloak's {@code private_key_jwt} under its own id, so that clients, flows and the console need no
 * change. A realm without the attribute {@value AssertionAudiences#ATTRIBUTE} gets Keycloak's own, untouched.
 */
public final class PrivateKeyJwtFactory extends JWTClientAuthenticator implements ServerInfoAwareProviderFactory {

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        List<String> moreAudiences = AssertionAudiences.of(context.getRealm());
        if (moreAudiences.isEmpty()) {
            super.authenticateClient(context);
        } else {
            authenticateClient(context, moreAudiences);
        }
    }

    /** What Keycloak's method does, which leaves no place for another validator. */
    private void authenticateClient(ClientAuthenticationFlowContext context, List<String> moreAudiences) {
        context.attempted();
        try {
            ClientAssertionState state = context.getState(ClientAssertionState.class, ClientAssertionState.supplier());
            JsonWebToken assertion = state.getToken();
            if (assertion != null && !Objects.equals(assertion.getIssuer(), assertion.getSubject())) {
                // an assertion that somebody else issued is for another authenticator
                return;
            }
            if (assertion != null && state.getClient() == null) {
                ClientModel client = context.getRealm().getClientByClientId(assertion.getSubject());
                state.setClient(client);
            }
            if (new PrivateKeyJwtValidator(context, this::verifySignature, getId(), moreAudiences).validate()) {
                context.success();
            }
        } catch (Exception e) {
            ServicesLogger.LOGGER.errorValidatingAssertion(e);
            context.failure(
                    AuthenticationFlowError.INVALID_CLIENT_CREDENTIALS,
                    ClientAuthUtil.errorResponse(
                            Response.Status.BAD_REQUEST.getStatusCode(),
                            OAuthErrorException.INVALID_CLIENT,
                            "Client authentication with signed JWT failed: " + e.getMessage()));
        }
    }

    /** Above Keycloak's own of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }
}
