package org.careidentity.authenticators.selfservice;

import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** What the factories of our required actions have in common. A link to one of them can be used once. */
public abstract class ActionFactory implements RequiredActionFactory, ServerInfoAwareProviderFactory {

    /** The id of the action "my authenticators". */
    public static final String MANAGE = "care-identity-manage-authenticators";

    private final String id;
    private final String displayText;

    protected ActionFactory(String id, String displayText) {
        this.id = id;
        this.displayText = displayText;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayText() {
        return displayText;
    }

    @Override
    public final boolean isOneTimeAction() {
        return true;
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
