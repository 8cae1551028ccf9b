package org.careidentity.authenticators.smartcard;

import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The action "register a smartcard": asked by an application, by the account console or by an administrator's link. */
final class RegisterSmartcard implements RequiredActionProvider, CredentialRegistrator {

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authSession) {
        return StoredSmartcard.TYPE;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        CardRegistration.begin(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        CardRegistration.process(context);
    }

    @Override
    public void close() {}
}
