package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.policy.Policies;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "my passkeys". */
public final class ManagePasskeysFactory extends ActionFactory {

    public static final String PROVIDER_ID = "care-identity-manage-passkeys";

    private final ManagePasskeys action =
            new ManagePasskeys(Policies.PASSKEY, new PasskeyRegistration(Policies.PASSKEY, new Ceremonies()));

    public ManagePasskeysFactory() {
        super(PROVIDER_ID, "Manage Care Identity passkeys");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
