package org.careidentity.openid.requests;

import java.util.List;
import org.careidentity.model.AcrValue;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Answers an essential acr that nobody knows with an OpenID Connect error to the application. Keycloak by itself shows
 * the person an error page, before any step of a flow could do better.
 */
final class AcrExecutor implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    static final AcrExecutor INSTANCE = new AcrExecutor();

    private AcrExecutor() {}

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof AuthorizationRequestContext request) {
            String claims = request.getAuthorizationEndpointRequest().getClaims();
            // A list of texts by its type alone: the values are whatever JSON the application sent.
            for (Object name : (List<?>) AcrUtils.getRequiredAcrValues(claims)) {
                if (!(name instanceof String text) || AcrValue.ofName(text).isEmpty()) {
                    throw new ClientPolicyException(
                            "unmet_authentication_requirements", "no login method here reaches the requested acr");
                }
            }
        }
    }

    @Override
    public String getProviderId() {
        return AcrExecutorFactory.PROVIDER_ID;
    }
}
