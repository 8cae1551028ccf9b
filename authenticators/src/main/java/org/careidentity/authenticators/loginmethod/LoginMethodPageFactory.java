package org.careidentity.authenticators.loginmethod;

import org.careidentity.authenticators.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers the page "Select your login method". */
public final class LoginMethodPageFactory extends StepFactory {

    public static final String PROVIDER_ID = "care-identity-login-method";

    public LoginMethodPageFactory() {
        super(
                PROVIDER_ID,
                "Care Identity login method",
                "The page Select your login method: lists the methods of this flow that reach what the application"
                        + " asked. Skips itself when one is left.",
                null,
                Requirement.REQUIRED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return LoginMethodPage.INSTANCE;
    }
}
