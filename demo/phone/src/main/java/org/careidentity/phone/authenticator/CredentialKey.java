package org.careidentity.phone.authenticator;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * The key of a credential. It is in the memory and the file of this program, not in hardware: for tests and demos only.
 *
 * @param algorithm what it signs with
 * @param pair both halves
 */
public record CredentialKey(KeyAlgorithm algorithm, KeyPair pair) {

    /** Reads a key that was written before. */
    public static CredentialKey of(KeyAlgorithm algorithm, byte[] pkcs8, byte[] x509) {
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm.family());
            return new CredentialKey(
                    algorithm,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(x509)),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature());
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] cose() {
        return Cbor.encode(algorithm.coseKey(pair.getPublic()));
    }

    @Override
    public String toString() {
        return "a key for " + algorithm;
    }
}
