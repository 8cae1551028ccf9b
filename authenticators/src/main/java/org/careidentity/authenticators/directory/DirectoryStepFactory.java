package org.careidentity.authenticators.directory;

import java.util.List;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.mappers.directory.DirectorySettings;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Registers the directory step, with its settings in the console. */
public final class DirectoryStepFactory extends StepFactory {

    public static final String PROVIDER_ID = DirectorySettings.STEP;

    private static final List<ProviderConfigProperty> CONFIGURATION = ProviderConfigurationBuilder.create()
            .property()
            .name(DirectorySettings.PROVIDER)
            .label("Directory")
            .helpText("Where people have their roles: 'attributes' for the user attributes, 'spine' for the Spine"
                    + " directory of the server's options, or the id of a provider of your own.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .defaultValue(DirectorySettings.USER_ATTRIBUTES)
            .add()
            .property()
            .name(DirectorySettings.ON_FAILURE)
            .label("When the directory has no answer")
            .helpText("'without-roles': the login goes on, and the person has no roles in this session. 'refuse': the"
                    + " login is refused. Either has an event.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(DirectorySettings.WITHOUT_ROLES, DirectorySettings.REFUSE)
            .defaultValue(DirectorySettings.WITHOUT_ROLES)
            .add()
            .build();

    public DirectoryStepFactory() {
        super(
                PROVIDER_ID,
                "Care Identity directory",
                "Reads a person's roles and organisations once a login, where they are not user attributes. Stands at"
                        + " the top level of the flow, after assurance and before role selection.",
                null,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return DirectoryStep.INSTANCE;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIGURATION;
    }
}
