package org.careidentity.authenticators.fido.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.policy.Policies;
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

    /** All of them, method by method. */
    public static Stream<CredentialModel> of(UserModel person) {
        return Policies.ALL.stream().flatMap(policy -> person.credentialManager()
                .getStoredCredentialsByTypeStream(policy.credentialType()));
    }

    /** What can be read of all of them. */
    public static Stream<FidoCredential> readable(UserModel person) {
        return of(person).flatMap(model -> StoredCredential.read(model).stream());
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
