package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.policy.Policies;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "register a passkey". */
public final class RegisterPasskeyFactory extends ActionFactory {

    public static final String PROVIDER_ID = "care-identity-register-passkey";

    private final RegisterPasskey action = new RegisterPasskey(
            new PasskeyRegistration(Policies.PASSKEY, new Ceremonies()), Policies.PASSKEY.credentialType());

    public RegisterPasskeyFactory() {
        super(PROVIDER_ID, "Register a Care Identity passkey");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
