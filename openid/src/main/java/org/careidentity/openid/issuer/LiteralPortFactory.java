package org.careidentity.openid.issuer;

import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.HostnameProviderFactory;

/**
 * Wraps Keycloak's hostname provider for the whole server, by its order and not by the option
 * {@code --spi-hostname--provider}, which would unload the provider that this one asks.
 */
public final class LiteralPortFactory implements HostnameProviderFactory, ServerInfoAwareProviderFactory {

    private static final String KEYCLOAKS = "v2";

    @Override
    public HostnameProvider create(KeycloakSession session) {
        return new LiteralPort(session, session.getProvider(HostnameProvider.class, KEYCLOAKS));
    }

    @Override
    public String getId() {
        return "care-identity-literal-port";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }
}
