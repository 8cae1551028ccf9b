package org.careidentity.authenticators.nhsnet;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Registers the kind of identity provider that NHS.net Connect is configured as: Keycloak's OpenID Connect provider, with
 * what Care Identity asks of a login there. Its id holds {@code oidc}, by which Keycloak's console knows which form it has.
 */
public final class NhsNetProviderFactory extends OIDCIdentityProviderFactory implements ServerInfoAwareProviderFactory {

    static final String PROVIDER_ID = "care-identity-nhsnet-oidc";

    private final ProviderCalls calls = new ProviderCalls(InstantSource.system());

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getName() {
        return "NHS.net Connect (Care Identity)";
    }

    @Override
    public NhsNetProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new NhsNetProvider(session, new NhsNetConfig(model), calls);
    }

    @Override
    public NhsNetConfig createConfig() {
        return new NhsNetConfig();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return NhsNetConfig.properties();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }

    @Override
    public void close() {
        calls.close();
    }
}
