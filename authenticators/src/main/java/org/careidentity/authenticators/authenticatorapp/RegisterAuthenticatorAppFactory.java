package org.careidentity.authenticators.authenticatorapp;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.careidentity.authenticators.selfservice.ActionFactory;
import org.careidentity.authenticators.selfservice.RegisterAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Registers the action "set up an authenticator app", and its setting. */
public final class RegisterAuthenticatorAppFactory extends ActionFactory {

    private static final String LIFE = "emailed-password-seconds";
    private static final String LONGEST = Long.toString(EmailedPassword.LONGEST_LIFE.toSeconds());

    private final RegisterAction action =
            new RegisterAction(new AuthenticatorApps(), AuthenticatorAppMethod.ID, OTPCredentialModel.TYPE);

    public RegisterAuthenticatorAppFactory() {
        super("care-identity-register-authenticator-app", "Register a Care Identity authenticator app");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Stream.concat(MAX_AUTH_AGE_CONFIG_PROPERTIES.stream(), properties().stream())
                .toList();
    }

    private static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(LIFE)
                .label("Life of the one-time password")
                .helpText("How many seconds the one-time password of the e-mail counts: 600 at most.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(LONGEST)
                .add()
                .build();
    }

    /** How long a one-time password counts; the longest for a value that is none. */
    static Duration life(RequiredActionConfigModel configuration) {
        String seconds = configuration == null ? LONGEST : configuration.getConfigValue(LIFE, LONGEST);
        Duration set = seconds.matches("[0-9]{1,3}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
        return set.isZero() || set.compareTo(EmailedPassword.LONGEST_LIFE) > 0 ? EmailedPassword.LONGEST_LIFE : set;
    }
}
