package org.careidentity.authenticators.fido.credential;

import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** A person's stored WebAuthn credentials. */
public final class FidoCredentials {

    private FidoCredentials() {}

    /** All of a type, the oldest first. */
    public static List<CredentialModel> of(UserModel person, String credentialType) {
        return person.credentialManager()
                .getStoredCredentialsByTypeStream(credentialType)
                .toList();
    }

    /** The one of a type with this WebAuthn credential id. */
    public static Optional<CredentialModel> find(UserModel person, String credentialType, String credentialId) {
        return of(person, credentialType).stream()
                .filter(model -> StoredCredential.read(model)
                        .filter(credential -> credential.credentialId().equals(credentialId))
                        .isPresent())
                .findFirst();
    }

    /** What can be read of all of a type. */
    public static List<FidoCredential> readable(UserModel person, String credentialType) {
        return of(person, credentialType).stream()
                .flatMap(model -> StoredCredential.read(model).stream())
                .toList();
    }
}
