package org.careidentity.authenticators.push.delivery;

import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** The sender that tells nobody: the open app asks. */
public final class NoSenderFactory implements PushSenderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "none";

    @Override
    public PushSender create(KeycloakSession session) {
        return new NoSender();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
