package org.careidentity.authenticators.smartcard.credential;

import java.util.Optional;
import org.careidentity.authenticators.selfservice.AuthenticatorCredentialProvider;
import org.careidentity.authenticators.selfservice.AuthenticatorCredentialProvider.Type;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential type of smartcards. */
public final class SmartcardCredentialProviderFactory
        implements CredentialProviderFactory<AuthenticatorCredentialProvider> {

    private static final Type CARDS =
            new Type(StoredSmartcard.TYPE, StoredSmartcard.METHOD, "kcAuthenticatorDefaultClass", Optional.empty());

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new AuthenticatorCredentialProvider(session, CARDS, model -> CardDetails.of(session, model));
    }

    @Override
    public String getId() {
        return StoredSmartcard.TYPE;
    }
}
