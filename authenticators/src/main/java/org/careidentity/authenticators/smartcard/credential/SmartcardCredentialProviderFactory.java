package org.careidentity.authenticators.smartcard.credential;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential type of smartcards. */
public final class SmartcardCredentialProviderFactory
        implements CredentialProviderFactory<SmartcardCredentialProvider> {

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new SmartcardCredentialProvider(session);
    }

    @Override
    public String getId() {
        return StoredSmartcard.TYPE;
    }
}
