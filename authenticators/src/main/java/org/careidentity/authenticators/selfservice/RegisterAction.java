package org.careidentity.authenticators.selfservice;

import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The action "register an authenticator": asked by an application, by the account console or by an administrator's link. */
public final class RegisterAction implements RequiredActionProvider, CredentialRegistrator {

    private final AuthenticatorKind kind;
    private final String method;
    private final String credentialType;

    /**
     * Registers for one login method.
     *
     * @param kind whose method it is
     * @param credentialType the type of the credential that it makes
     */
    public RegisterAction(AuthenticatorKind kind, String method, String credentialType) {
        this.kind = kind;
        this.method = method;
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
        kind.begin(context, method);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        kind.process(context, method);
    }

    @Override
    public void close() {}
}
