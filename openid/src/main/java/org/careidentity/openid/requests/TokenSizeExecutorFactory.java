package org.careidentity.openid.requests;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Registers the executor that refuses tokens above a size. */
public final class TokenSizeExecutorFactory extends ExecutorFactory {

    public static final String PROVIDER_ID = "care-identity-token-size";

    static final String LARGEST = "largest-claims-bytes";

    private static final List<ProviderConfigProperty> CONFIGURATION = ProviderConfigurationBuilder.create()
            .property()
            .name(LARGEST)
            .label("Largest claims, in bytes")
            .helpText("An access or ID token whose claims part, as it is sent, has more bytes is refused.")
            .type(ProviderConfigProperty.INTEGER_TYPE)
            .defaultValue(TokenSizeExecutor.DEFAULT_BYTES)
            .add()
            .build();

    public TokenSizeExecutorFactory() {
        super(PROVIDER_ID, "Refuses access and ID tokens above a size, and says which token and how large.");
    }

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new TokenSizeExecutor();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIGURATION;
    }
}
