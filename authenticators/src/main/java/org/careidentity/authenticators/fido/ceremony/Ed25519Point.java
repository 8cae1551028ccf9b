package org.careidentity.authenticators.fido.ceremony;

import java.math.BigInteger;
import java.util.Set;

/**
 * Whether an Ed25519 public key proves who signed. Under a key of small order one signature holds for many messages
 * (RFC 8032 section 8.9 leaves the check to protocols); the JDK takes such keys.
 */
final class Ed25519Point {

    private static final int BYTES = 32;
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger OF_ORDER_EIGHT =
            new BigInteger("7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7", 16);

    /** The y coordinates of the eight points of small order. */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            OF_ORDER_EIGHT,
            PRIME.subtract(OF_ORDER_EIGHT));

    private Ed25519Point() {}

    /** True for a point in its one encoding (RFC 8032 section 5.1.3) that is not of small order. */
    static boolean proves(byte[] encoded) {
        if (encoded.length != BYTES) {
            return false;
        }
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = encoded[BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        BigInteger y = new BigInteger(1, bigEndian);
        return y.compareTo(PRIME) < 0 && !SMALL_ORDER.contains(y);
    }
}
