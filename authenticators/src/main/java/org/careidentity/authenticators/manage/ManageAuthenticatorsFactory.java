package org.careidentity.authenticators.manage;

import java.util.List;
import org.careidentity.authenticators.authenticatorapp.AuthenticatorApps;
import org.careidentity.authenticators.fido.FidoAuthenticators;
import org.careidentity.authenticators.push.registration.Phones;
import org.careidentity.authenticators.selfservice.ActionFactory;
import org.careidentity.authenticators.smartcard.Smartcards;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "my authenticators". */
public final class ManageAuthenticatorsFactory extends ActionFactory {

    private final ManageAuthenticators action = new ManageAuthenticators(
            List.of(new FidoAuthenticators(), new Smartcards(), new AuthenticatorApps(), new Phones()));

    public ManageAuthenticatorsFactory() {
        super(MANAGE, "Manage Care Identity authenticators");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
