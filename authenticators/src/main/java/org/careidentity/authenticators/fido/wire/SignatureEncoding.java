package org.careidentity.authenticators.fido.wire;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;

/**
 * Refuses signatures that are encoded in another way than the one that there is: ECDSA that is not DER or whose r or s is
 * not between 1 and the order of the curve, Ed25519 that has not 64 bytes (RFC 8032 section 5.1.7). A JDK with
 * CVE-2022-21449 verifies r = s = 0 under any key, and some providers take other encodings of one signature.
 */
public final class SignatureEncoding {

    private static final int ED25519_BYTES = 64;

    private SignatureEncoding() {}

    /** Throws {@link MalformedException} for such a signature; other kinds of key have no such rule. */
    public static void require(PublicKey key, byte[] signature) {
        if (key instanceof EdECPublicKey && signature.length != ED25519_BYTES) {
            throw new MalformedException("an Ed25519 signature of " + signature.length + " bytes");
        }
        if (key instanceof ECPublicKey curve) {
            requireDer(curve, signature);
        }
    }

    private static void requireDer(ECPublicKey curve, byte[] signature) {
        Der outer = Der.of(signature);
        Der numbers = Der.of(outer.next(Der.SEQUENCE));
        outer.end();
        BigInteger order = curve.getParams().getOrder();
        for (int i = 0; i < 2; i++) {
            BigInteger number = numbers.nextInteger(Der.INTEGER);
            if (number.signum() <= 0 || number.compareTo(order) >= 0) {
                throw new MalformedException("r or s out of range");
            }
        }
        numbers.end();
    }
}
