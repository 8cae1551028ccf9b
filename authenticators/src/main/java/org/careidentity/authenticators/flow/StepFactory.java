package org.careidentity.authenticators.flow;

import java.util.List;
import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** What the factories of our flow steps have in common: their descriptions, and the pack's version in the server info. */
public abstract class StepFactory implements AuthenticatorFactory, ServerInfoAwareProviderFactory {

    private final String id;
    private final String displayType;
    private final String helpText;
    private final String referenceCategory;
    private final Requirement[] requirements;

    /**
     * Describes a step.
     *
     * @param referenceCategory the type of the credential that the step uses; null when it uses none
     * @param requirements the requirements that an administrator may set
     */
    protected StepFactory(
            String id, String displayType, String helpText, String referenceCategory, Requirement... requirements) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.referenceCategory = referenceCategory;
        this.requirements = requirements.clone();
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public final String getReferenceCategory() {
        return referenceCategory;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return requirements.clone();
    }

    @Override
    public boolean isConfigurable() {
        return !getConfigProperties().isEmpty();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
