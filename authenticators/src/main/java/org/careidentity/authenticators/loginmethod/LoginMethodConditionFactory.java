package org.careidentity.authenticators.loginmethod;

import java.util.List;
import org.careidentity.authenticators.flow.StepFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Registers the condition that guards the sub-flow of one login method. */
public final class LoginMethodConditionFactory extends StepFactory implements ConditionalAuthenticatorFactory {

    public static final String PROVIDER_ID = "care-identity-condition-login-method";
    static final String METHOD = "method";

    private static final List<ProviderConfigProperty> CONFIGURATION = ProviderConfigurationBuilder.create()
            .property()
            .name(METHOD)
            .label("Login method")
            .helpText("The id of the login method that this sub-flow holds, for example passkey.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .required(true)
            .add()
            .build();

    public LoginMethodConditionFactory() {
        super(
                PROVIDER_ID,
                "Condition - Care Identity login method",
                "Runs the sub-flow when the person chose its login method.",
                REFERENCE_CATEGORY,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public ConditionalAuthenticator create(KeycloakSession session) {
        return getSingleton();
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return LoginMethodCondition.INSTANCE;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIGURATION;
    }
}
