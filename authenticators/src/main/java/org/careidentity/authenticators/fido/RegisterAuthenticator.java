package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The action "register an authenticator": asked by an application, by the account console or by an administrator's link. */
final class RegisterAuthenticator implements RequiredActionProvider, CredentialRegistrator {

    private final FidoRegistration registration;
    private final FidoPolicy defaults;

    RegisterAuthenticator(FidoRegistration registration, FidoPolicy defaults) {
        this.registration = registration;
        this.defaults = defaults;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authSession) {
        return defaults.credentialType();
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        registration.begin(context, defaults.method());
    }

    @Override
    public void processAction(RequiredActionContext context) {
        registration.process(context, defaults.method());
    }

    @Override
    public void close() {}
}
