package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.fido.policy.Demands;

/**
 * The credential's key is of an algorithm that the options named (WebAuthn Level 3 section 7.1 step 20, CVE-2026-8830), and
 * is a key of that algorithm, on the algorithm's curve (section 5.8.5), strong enough to prove anything. webauthn4j compares
 * algorithms only.
 */
final class KeyRule {

    private static final Long KEY_TYPE = 1L;
    private static final Long ALGORITHM = 3L;
    private static final Long CURVE_OR_MODULUS = -1L;
    private static final Long X_OR_EXPONENT = -2L;
    private static final Long Y = -3L;
    private static final Long PRIVATE = -4L;

    private static final Long OKP = 1L;
    private static final Long EC2 = 2L;
    private static final Long RSA = 3L;

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 32;

    private KeyRule() {}

    /**
     * Throws webauthn4j's {@link NotAllowedAlgorithmException}, or refuses with {@code care_identity_key_not_accepted}.
     *
     * @param key the COSE key's members by their labels
     * @param offered the algorithms of the options
     */
    static void check(Map<?, ?> key, List<Long> offered) throws CeremonyRefusedException {
        if (!(key.get(ALGORITHM) instanceof Long algorithm) || !offered.contains(algorithm)) {
            throw new NotAllowedAlgorithmException("an algorithm that was not offered");
        }
        boolean sound = !key.containsKey(PRIVATE)
                && switch (algorithm.intValue()) {
                    case (int) Demands.ES256 -> onCurve(key, 1, Curve.SECP256R1);
                    case (int) Demands.ES384 -> onCurve(key, 2, Curve.SECP384R1);
                    case (int) Demands.ES512 -> onCurve(key, 3, Curve.SECP521R1);
                    case (int) Demands.EDDSA -> onEdwardsCurve(key);
                    case (int) Demands.RS256 -> longEnough(key);
                    default -> false;
                };
        if (!sound) {
            throw new CeremonyRefusedException("care_identity_key_not_accepted");
        }
    }

    private static boolean onCurve(Map<?, ?> key, long identifier, Curve curve) {
        ECParameterSpec parameters = (ECParameterSpec) curve.getParameterSpec();
        BigInteger prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
        int bytes = (prime.bitLength() + 7) / 8;
        if (!EC2.equals(key.get(KEY_TYPE))
                || !Long.valueOf(identifier).equals(key.get(CURVE_OR_MODULUS))
                || !(key.get(X_OR_EXPONENT) instanceof byte[] xBytes)
                || !(key.get(Y) instanceof byte[] yBytes)
                || xBytes.length != bytes
                || yBytes.length != bytes) {
            return false;
        }
        BigInteger x = new BigInteger(1, xBytes);
        BigInteger y = new BigInteger(1, yBytes);
        BigInteger right = x.pow(3)
                .add(parameters.getCurve().getA().multiply(x))
                .add(parameters.getCurve().getB())
                .mod(prime);
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right);
    }

    private static boolean onEdwardsCurve(Map<?, ?> key) {
        return OKP.equals(key.get(KEY_TYPE))
                && Long.valueOf(6).equals(key.get(CURVE_OR_MODULUS))
                && key.get(X_OR_EXPONENT) instanceof byte[] point
                && Ed25519Point.proves(point);
    }

    private static boolean longEnough(Map<?, ?> key) {
        if (!RSA.equals(key.get(KEY_TYPE))
                || !(key.get(CURVE_OR_MODULUS) instanceof byte[] modulusBytes)
                || !(key.get(X_OR_EXPONENT) instanceof byte[] exponentBytes)) {
            return false;
        }
        BigInteger modulus = new BigInteger(1, modulusBytes);
        BigInteger exponent = new BigInteger(1, exponentBytes);
        return modulus.testBit(0)
                && modulus.bitLength() >= LEAST_RSA_BITS
                && modulus.bitLength() <= MOST_RSA_BITS
                && exponent.testBit(0)
                && exponent.bitLength() > 1
                && exponent.bitLength() <= MOST_EXPONENT_BITS;
    }
}
