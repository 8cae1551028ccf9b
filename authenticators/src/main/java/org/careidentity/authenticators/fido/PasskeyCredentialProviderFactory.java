package org.careidentity.authenticators.fido;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential type of passkeys. */
public final class PasskeyCredentialProviderFactory implements CredentialProviderFactory<PasskeyCredentialProvider> {

    public static final String PROVIDER_ID = "care-identity-passkey";

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new PasskeyCredentialProvider(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
