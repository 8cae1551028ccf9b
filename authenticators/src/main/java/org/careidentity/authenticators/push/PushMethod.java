package org.careidentity.authenticators.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.mappers.methods.SetUpInRealm;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.jboss.logging.Logger;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** The login method push: a number of the browser's page, typed on a registered phone. AAL2 at most. */
public final class PushMethod extends StepFactory implements LoginMethod, SetUpInRealm {

    private static final Logger LOGGER = Logger.getLogger(PushMethod.class);

    private final StepConfiguration<PushSettings, IllegalArgumentException> settings =
            new StepConfiguration<>(PushSettings::read);
    private final PushLogin authenticator = new PushLogin(this, this::settings);

    public PushMethod() {
        super(
                "care-identity-push",
                "Care Identity push",
                "Login with a number that the page shows and the person types on their phone, which signs it. A password or a"
                        + " remembered browser comes first. AAL2 at most. Offered where the address of the app is set.",
                PushPolicy.TYPE,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    /**
     * The settings under a configuration.
     *
     * @throws IllegalArgumentException when a setting can't be read
     */
    PushSettings settings(Map<String, String> configuration) {
        return settings.read(configuration);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PushSettings.properties();
    }

    @Override
    public String id() {
        return PushPolicy.METHOD;
    }

    /** Nothing for a configuration that can't be read: the method is not offered. */
    @Override
    public Reach reach(Map<String, String> configuration) {
        try {
            settings(configuration);
            return new Reach(
                    Set.of(AssuranceLevel.AAL2),
                    Set.of(AuthenticationMethodReference.PUSH),
                    Set.of(AssuranceLevel.AAL1));
        } catch (IllegalArgumentException e) {
            LOGGER.errorf("Login method %s is not offered: %s", id(), e.getMessage());
            return new Reach(Set.of(), Set.of());
        }
    }

    @Override
    public boolean isSetUp(KeycloakSession session, Map<String, String> configuration) {
        return !PushSettings.absent(configuration);
    }

    @Override
    public Optional<String> credentialType() {
        return Optional.of(PushPolicy.TYPE);
    }
}
