package org.careidentity.authenticators.password;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** A stored password that nobody knows, hashed as the realm hashes passwords now. It is made once a node for each way. */
public final class Decoy {

    private volatile Made last;

    private record Made(String algorithm, int iterations, CredentialModel password) {}

    CredentialModel of(KeycloakSession session, RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        String algorithm = policy.getHashAlgorithm();
        int iterations = policy.getHashIterations();
        Made known = last;
        if (known == null || !Objects.equals(known.algorithm(), algorithm) || known.iterations() != iterations) {
            known = new Made(
                    algorithm,
                    iterations,
                    hashing(session, algorithm)
                            .encodedCredential(SecretGenerator.getInstance().randomString(32), iterations));
            last = known;
        }
        return known.password();
    }

    /**
     * What Keycloak hashes a new password with.
     *
     * @param algorithm the one of the realm's policy; null for the server's
     */
    public static PasswordHashProvider hashing(KeycloakSession session, String algorithm) {
        return Optional.ofNullable(algorithm)
                .map(named -> session.getProvider(PasswordHashProvider.class, named))
                .orElseGet(() -> session.getProvider(PasswordHashProvider.class));
    }
}
