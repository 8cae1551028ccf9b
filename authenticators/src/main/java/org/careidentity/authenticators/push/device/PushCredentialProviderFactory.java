package org.careidentity.authenticators.push.device;

import java.util.Optional;
import org.careidentity.authenticators.selfservice.AuthenticatorCredentialProvider;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential type of phones. */
public final class PushCredentialProviderFactory implements CredentialProviderFactory<AuthenticatorCredentialProvider> {

    /** The id of the action that registers a phone. */
    public static final String REGISTER = "care-identity-register-push";

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new AuthenticatorCredentialProvider(
                session,
                new AuthenticatorCredentialProvider.Type(
                        PushPolicy.TYPE, PushPolicy.METHOD, "kcAuthenticatorOTPClass", Optional.of(REGISTER)));
    }

    @Override
    public String getId() {
        return PushPolicy.TYPE;
    }
}
