package org.careidentity.authenticators.manage;

import org.careidentity.authenticators.selfservice.ActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "my authenticators". */
public final class ManageAuthenticatorsFactory extends ActionFactory {

    private final ManageAuthenticators action = new ManageAuthenticators();

    public ManageAuthenticatorsFactory() {
        super(MANAGE, "Manage Care Identity authenticators");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
