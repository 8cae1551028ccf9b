package org.careidentity.authenticators.authenticatorapp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;

/** The login method authenticator app: e-mail address, password, and a code of an app (RFC 6238). AAL2. */
public final class AuthenticatorAppMethod extends StepFactory implements LoginMethod {

    static final String ID = "authenticator-app";

    private final AuthenticatorAppLogin authenticator = new AuthenticatorAppLogin(this);

    public AuthenticatorAppMethod() {
        super(
                "care-identity-authenticator-app",
                "Care Identity authenticator app",
                "Login with e-mail address, password and a code of an authenticator app. AAL2.",
                OTPCredentialModel.TYPE,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Reach reach(Map<String, String> configuration) {
        return new Reach(Set.of(AssuranceLevel.AAL2), Set.of(AuthenticationMethodReference.TOTP));
    }

    @Override
    public Optional<String> credentialType() {
        return Optional.of(OTPCredentialModel.TYPE);
    }
}
