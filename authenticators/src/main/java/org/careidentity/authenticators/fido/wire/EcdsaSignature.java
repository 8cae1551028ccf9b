package org.careidentity.authenticators.fido.wire;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;

/**
 * Refuses ECDSA signatures that are not DER, or whose r or s is not between 1 and the order of the curve. A JDK with
 * CVE-2022-21449 verifies r = s = 0 under any key, and some providers take other encodings of one signature.
 */
public final class EcdsaSignature {

    private EcdsaSignature() {}

    /** Throws {@link MalformedException} for such a signature; other kinds of key have no such rule. */
    public static void require(PublicKey key, byte[] signature) {
        if (!(key instanceof ECPublicKey curve)) {
            return;
        }
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
