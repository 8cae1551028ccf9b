package org.careidentity.openid.requests;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import org.keycloak.OAuthErrorException;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.TokenRefreshResponseContext;
import org.keycloak.services.clientpolicy.context.TokenResponseContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.util.JsonSerialization;

/**
 * Refuses access and ID tokens above a size. A person with hundreds of roles and a mapper that puts them in a token
 * would make a token that the proxies in front of applications cut off or refuse, for this person alone and far from
 * the cause; so the cause is said here.
 */
final class TokenSizeExecutor implements ClientPolicyExecutorProvider<TokenSizeExecutor.Configuration> {

    /** What usual proxies and servers take as one request header, with room for the rest of it. */
    static final int DEFAULT_BYTES = 7168;

    private int largest = DEFAULT_BYTES;

    /** The setting of this executor. */
    static final class Configuration extends ClientPolicyExecutorConfigurationRepresentation {

        /** The largest claims part of a token, in bytes as it is sent; null or below 1 for the default. */
        @JsonProperty(TokenSizeExecutorFactory.LARGEST)
        Integer largest;
    }

    @Override
    public Class<Configuration> getExecutorConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setupConfiguration(Configuration configuration) {
        if (configuration != null && configuration.largest != null && configuration.largest > 0) {
            largest = configuration.largest;
        }
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof TokenResponseContext response) {
            check(response.getAccessTokenResponseBuilder());
        } else if (context instanceof TokenRefreshResponseContext response) {
            check(response.getAccessTokenResponseBuilder());
        }
    }

    private void check(AccessTokenResponseBuilder response) throws ClientPolicyException {
        check("access", response.getAccessToken());
        check("ID", response.getIdToken());
    }

    private void check(String name, Object token) throws ClientPolicyException {
        int size = token == null ? 0 : size(token);
        if (size > largest) {
            throw new ClientPolicyException(
                    OAuthErrorException.INVALID_REQUEST,
                    "care_identity_token_too_large: the claims of the " + name + " token would have " + size
                            + " bytes, and " + largest + " are allowed; userinfo has no limit");
        }
    }

    /** The size in base64url, as the token is sent. */
    private static int size(Object token) {
        try {
            return (JsonSerialization.writeValueAsBytes(token).length * 4 + 2) / 3;
        } catch (IOException e) {
            throw new IllegalStateException("a token that cannot be written", e);
        }
    }

    @Override
    public String getProviderId() {
        return TokenSizeExecutorFactory.PROVIDER_ID;
    }
}
