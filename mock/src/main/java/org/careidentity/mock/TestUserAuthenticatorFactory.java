package org.careidentity.mock;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.common.util.Environment;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers the login method "Test user", in servers in development mode only. */
public final class TestUserAuthenticatorFactory extends StepFactory implements LoginMethod {

    public static final String PROVIDER_ID = "care-identity-test-user";

    private final TestUserAuthenticator authenticator = new TestUserAuthenticator(this);

    public TestUserAuthenticatorFactory() {
        super(
                PROVIDER_ID,
                "Care Identity test user",
                "For tests: login by user name alone, at the level that the test user carries.",
                null,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    /**
     * Stops the start of every server that is not in development mode.
     *
     * @throws IllegalStateException with one line that names the JAR
     */
    @Override
    public void init(Config.Scope config) {
        if (!Environment.isDevMode() && !Environment.isNonServerMode()) {
            throw new IllegalStateException("Remove care-identity-mock-" + PackVersion.of(getClass())
                    + ".jar from providers/: it lets test users in without authentication and starts in development"
                    + " mode only");
        }
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public String id() {
        return "test-user";
    }

    @Override
    public Reach reach(Map<String, String> configuration) {
        return new Reach(EnumSet.allOf(AssuranceLevel.class), AuthenticationMethodReference.ALL);
    }

    @Override
    public Optional<String> credentialType() {
        return Optional.empty();
    }

    @Override
    public boolean testOnly() {
        return true;
    }
}
