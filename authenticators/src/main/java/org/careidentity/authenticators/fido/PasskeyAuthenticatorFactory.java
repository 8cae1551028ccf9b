package org.careidentity.authenticators.fido;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers the login method "Passkey". */
public final class PasskeyAuthenticatorFactory extends StepFactory implements LoginMethod {

    public static final String PROVIDER_ID = "care-identity-passkey";

    private final FidoAuthenticator authenticator = new FidoAuthenticator(Policies.PASSKEY, new Ceremonies(), this);

    public PasskeyAuthenticatorFactory() {
        super(
                PROVIDER_ID,
                "Care Identity passkey",
                "Login with a passkey, synced or not, with user verification and without a user name. Gives AAL2.",
                Policies.PASSKEY.credentialType(),
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public String id() {
        return Policies.PASSKEY.method();
    }

    @Override
    public Reach reach(Map<String, String> configuration) {
        return new Reach(Set.of(Policies.PASSKEY.level()), Set.of(AuthenticationMethodReference.FIDO2));
    }

    @Override
    public Optional<String> credentialType() {
        return Optional.of(Policies.PASSKEY.credentialType());
    }
}
