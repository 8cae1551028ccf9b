package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "my authenticators". */
public final class ManageAuthenticatorsFactory extends ActionFactory {

    public static final String PROVIDER_ID = "care-identity-manage-authenticators";

    private final ManageAuthenticators action = new ManageAuthenticators(new FidoRegistration(new Ceremonies()));

    public ManageAuthenticatorsFactory() {
        super(PROVIDER_ID, "Manage Care Identity authenticators");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
