package org.careidentity.authenticators.fido.credential;

import java.util.Base64;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A credential that was found, and whose it is.
 *
 * @param stored Keycloak's copy
 * @param credential what it holds, with what its uses changed
 * @param indexed whether the table of authenticators has it
 */
public record OwnedCredential(UserModel person, CredentialModel stored, FidoCredential credential, boolean indexed) {

    /** What the table of authenticators knows it by. */
    public AuthenticatorKey key() {
        return AuthenticatorKey.ofCredentialId(Base64.getUrlDecoder().decode(credential.credentialId()));
    }

    /** Stops the credential from logging in; the credential says so itself, the table repeats it. */
    public void mark(KeycloakSession session, AuthenticatorStatus status) {
        if (credential.status() == AuthenticatorStatus.ACTIVE) {
            // a copy: Keycloak's cache hands the same object to every request
            CredentialModel copy = stored.shallowClone();
            StoredCredential.write(credential.with(status), copy);
            person.credentialManager().updateStoredCredential(copy);
            session.getProvider(AuthenticatorRegistry.class)
                    .mark(session.getContext().getRealm(), key(), status);
        }
    }
}
