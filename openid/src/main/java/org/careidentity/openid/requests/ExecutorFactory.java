package org.careidentity.openid.requests;

import java.util.List;
import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** What the factories of our client-policy executors have in common; most have nothing to configure. */
abstract class ExecutorFactory implements ClientPolicyExecutorProviderFactory, ServerInfoAwareProviderFactory {

    private final String id;
    private final String helpText;

    ExecutorFactory(String id, String helpText) {
        this.id = id;
        this.helpText = helpText;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public final Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
