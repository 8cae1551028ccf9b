package org.careidentity.authenticators.smartcard;

import org.careidentity.authenticators.selfservice.ActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action that tells people that their smartcard expires. */
public final class ExpiringSmartcardFactory extends ActionFactory {

    private final ExpiringSmartcard action = new ExpiringSmartcard();

    public ExpiringSmartcardFactory() {
        super(ExpiringSmartcard.ID, "Tell people that their Care Identity smartcard expires");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
