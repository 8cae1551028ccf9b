package org.careidentity.authenticators.session;

import org.careidentity.authenticators.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers the session step, which stands in the place of Keycloak's cookie step. */
public final class SessionAuthenticatorFactory extends StepFactory {

    public static final String PROVIDER_ID = "care-identity-session";

    public SessionAuthenticatorFactory() {
        super(
                PROVIDER_ID,
                "Care Identity session",
                "Single sign-on when the level that the application asks is still valid in the running session."
                        + " Takes the place of the Cookie step.",
                null,
                Requirement.ALTERNATIVE,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return SessionAuthenticator.INSTANCE;
    }
}
