package org.careidentity.authenticators.smartcard;

import org.careidentity.authenticators.selfservice.ActionFactory;
import org.careidentity.authenticators.selfservice.RegisterAction;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "register a smartcard". */
public final class RegisterSmartcardFactory extends ActionFactory {

    private final RegisterAction action =
            new RegisterAction(new Smartcards(), StoredSmartcard.METHOD, StoredSmartcard.TYPE);

    public RegisterSmartcardFactory() {
        super("care-identity-register-smartcard", "Register a Care Identity smartcard");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
