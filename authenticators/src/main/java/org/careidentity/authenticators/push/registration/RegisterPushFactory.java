package org.careidentity.authenticators.push.registration;

import org.careidentity.authenticators.push.device.PushCredentialProviderFactory;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.selfservice.ActionFactory;
import org.careidentity.authenticators.selfservice.RegisterAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Registers the action "register a phone". */
public final class RegisterPushFactory extends ActionFactory {

    private final RegisterAction action = new RegisterAction(new Phones(), PushPolicy.METHOD, PushPolicy.TYPE);

    public RegisterPushFactory() {
        super(PushCredentialProviderFactory.REGISTER, "Register a phone for Care Identity");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }
}
