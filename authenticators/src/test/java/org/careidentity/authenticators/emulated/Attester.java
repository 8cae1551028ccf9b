package org.careidentity.authenticators.emulated;

import java.security.KeyPair;

/**
 * An attestation key and who certifies it.
 *
 * @param authority issues its certificate, anew for each statement
 * @param algorithm of the key
 * @param key the key
 */
public record Attester(TestAuthority authority, KeyAlgorithm algorithm, KeyPair key) {

    /** A new key that an authority certifies. */
    public static Attester of(TestAuthority authority, KeyAlgorithm algorithm) {
        return new Attester(authority, algorithm, algorithm.generate());
    }

    byte[] sign(byte[]... parts) {
        return algorithm.sign(key.getPrivate(), parts);
    }
}
