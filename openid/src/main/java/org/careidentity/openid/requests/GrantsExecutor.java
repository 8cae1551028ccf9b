package org.careidentity.openid.requests;

import java.util.Map;
import java.util.Set;
import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Closes every way to a person's tokens but the browser flow with an authorization code: the others pass neither
 * assurance nor the page that a person can recognise (CIS2 knows the authorization code flow alone; RFC 9700 section
 * 2.4 rules the password grant out).
 */
final class GrantsExecutor implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    static final GrantsExecutor INSTANCE = new GrantsExecutor();

    private static final Map<String, String> CLOSED = Map.of(
            ClientPolicyEvent.RESOURCE_OWNER_PASSWORD_CREDENTIALS_REQUEST.name(),
            "password",
            ClientPolicyEvent.TOKEN_EXCHANGE_REQUEST.name(),
            "token exchange",
            ClientPolicyEvent.DEVICE_AUTHORIZATION_REQUEST.name(),
            "device authorization",
            ClientPolicyEvent.DEVICE_TOKEN_REQUEST.name(),
            "device code",
            ClientPolicyEvent.BACKCHANNEL_AUTHENTICATION_REQUEST.name(),
            "backchannel authentication",
            ClientPolicyEvent.BACKCHANNEL_TOKEN_REQUEST.name(),
            "backchannel token",
            // as text: Keycloak 26.4 has neither this grant nor the constant
            "JWT_AUTHORIZATION_GRANT",
            "JWT bearer");
    private static final Set<String> OPEN_RESPONSE_TYPES = Set.of("code");

    private GrantsExecutor() {}

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        String grant = CLOSED.get(context.getEvent().name());
        if (grant != null) {
            throw new ClientPolicyException(
                    OAuthErrorException.UNAUTHORIZED_CLIENT, "The " + grant + " grant is closed in this realm");
        }
        if (context instanceof AuthorizationRequestContext request
                && !OPEN_RESPONSE_TYPES.contains(
                        request.getAuthorizationEndpointRequest().getResponseType())) {
            throw new ClientPolicyException(
                    OAuthErrorException.UNSUPPORTED_RESPONSE_TYPE, "Only the authorization code flow is open here");
        }
    }

    @Override
    public String getProviderId() {
        return GrantsExecutorFactory.PROVIDER_ID;
    }
}
