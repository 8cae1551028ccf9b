package org.careidentity.authenticators.fido;

import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The action "register a passkey": asked by an application, by the account console or by an administrator's link. */
final class RegisterPasskey implements RequiredActionProvider, CredentialRegistrator {

    private final PasskeyRegistration registration;
    private final String credentialType;

    RegisterPasskey(PasskeyRegistration registration, String credentialType) {
        this.registration = registration;
        this.credentialType = credentialType;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authSession) {
        return credentialType;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        registration.show(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        registration.process(context);
    }

    @Override
    public void close() {}
}
