package org.careidentity.authenticators.fido;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.configuration.PolicyProperties;
import org.careidentity.authenticators.fido.configuration.PolicySettings;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.LoginMethod;
import org.jboss.logging.Logger;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** A login method by WebAuthn: its step in the flow, and its policy as the step's configuration makes it. */
abstract class FidoMethod extends StepFactory implements LoginMethod {

    private static final Logger LOGGER = Logger.getLogger(FidoMethod.class);

    private final FidoPolicy defaults;
    private final StepConfiguration<FidoPolicy, PolicyConfigurationException> policies;
    private final FidoAuthenticator authenticator;

    FidoMethod(FidoPolicy defaults, String displayType, String helpText) {
        super(
                "care-identity-" + defaults.method(),
                displayType,
                helpText,
                defaults.credentialType(),
                Requirement.REQUIRED,
                Requirement.DISABLED);
        this.defaults = defaults;
        this.policies = new StepConfiguration<>(configuration -> PolicySettings.read(defaults, configuration));
        this.authenticator = new FidoAuthenticator(this, new Ceremonies());
    }

    /**
     * The policy under a configuration.
     *
     * @throws PolicyConfigurationException when a setting can't be read
     */
    final FidoPolicy policy(Map<String, String> configuration) throws PolicyConfigurationException {
        return policies.read(configuration);
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return PolicyProperties.of(defaults);
    }

    @Override
    public final String id() {
        return defaults.method();
    }

    /** Nothing for a configuration that can't be read: the method is not offered. */
    @Override
    public final Reach reach(Map<String, String> configuration) {
        try {
            FidoPolicy policy = policy(configuration);
            Set<AssuranceLevel> lowered = new HashSet<>(Set.of(AssuranceLevel.AAL2));
            if (policy.demands().userVerification() != Demands.Requirement.REQUIRED) {
                lowered.add(AssuranceLevel.AAL1);
            }
            return new Reach(Set.copyOf(List.of(policy.level(), policy.highest())), Set.of(policy.amr()), lowered);
        } catch (PolicyConfigurationException e) {
            LOGGER.errorf("Login method %s is not offered: %s", id(), e.getMessage());
            return new Reach(Set.of(), Set.of());
        }
    }

    @Override
    public final Optional<String> credentialType() {
        return Optional.of(defaults.credentialType());
    }

    @Override
    public final boolean needsWebAuthn() {
        return true;
    }
}
