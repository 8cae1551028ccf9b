package org.careidentity.authenticators.fido;

import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** A person's stored WebAuthn credentials of one login method. */
final class FidoCredentials {

    private FidoCredentials() {}

    /** All of them, the oldest first. */
    static List<CredentialModel> of(UserModel person, CeremonyPolicy policy) {
        return person.credentialManager()
                .getStoredCredentialsByTypeStream(policy.credentialType())
                .toList();
    }

    /** The one with this WebAuthn credential id. */
    static Optional<CredentialModel> find(UserModel person, CeremonyPolicy policy, String credentialId) {
        return of(person, policy).stream()
                .filter(model -> FidoCredential.of(model)
                        .filter(credential -> credential.credentialId().equals(credentialId))
                        .isPresent())
                .findFirst();
    }

    /** What can be read of all of them. */
    static List<FidoCredential> readable(UserModel person, CeremonyPolicy policy) {
        return of(person, policy).stream()
                .flatMap(model -> FidoCredential.of(model).stream())
                .toList();
    }
}
