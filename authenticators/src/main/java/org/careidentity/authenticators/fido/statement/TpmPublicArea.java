package org.careidentity.authenticators.fido.statement;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * A TPM's description of a public key: TPMT_PUBLIC (TPM 2.0 Library Part 2 section 12.2.4). webauthn4j 0.30.3 reads schemes
 * and symmetric ciphers as two bytes whatever they are, and ends in a BufferUnderflowException where a scheme has a hash,
 * which keys on curves have as a rule.
 *
 * @param nameAlgorithm the hash that names the key
 * @param curve the curve's TPM identifier; 0 for RSA
 * @param first modulus, or x
 * @param second exponent, or y
 */
record TpmPublicArea(int nameAlgorithm, int curve, BigInteger first, BigInteger second) {

    private static final int RSA = 0x0001;
    private static final int ECC = 0x0023;
    private static final int NULL = 0x0010;
    private static final int RSAES = 0x0015;
    private static final int ECDAA = 0x001A;
    private static final int DEFAULT_EXPONENT = 65_537;

    /** Bits of the field by curve identifier: TPM_ECC_NIST_P256, P384 and P521. */
    private static final Map<Integer, Integer> FIELD_BITS = Map.of(0x0003, 256, 0x0004, 384, 0x0005, 521);

    /** Reads it, or throws {@link MalformedException}. */
    static TpmPublicArea read(byte[] bytes) {
        TpmReader reader = new TpmReader(bytes);
        int type = reader.uint16();
        int nameAlgorithm = reader.uint16();
        reader.uint32(); // attributes, which no rule looks at
        reader.sized(); // authorization policy
        skipSymmetric(reader);
        skipScheme(reader);
        TpmPublicArea area =
                switch (type) {
                    case RSA -> rsa(nameAlgorithm, reader);
                    case ECC -> ecc(nameAlgorithm, reader);
                    default -> throw new MalformedException("a TPM key of type " + type);
                };
        reader.end();
        return area;
    }

    private static TpmPublicArea rsa(int nameAlgorithm, TpmReader reader) {
        int bits = reader.uint16();
        long exponent = reader.uint32();
        BigInteger modulus = new BigInteger(1, reader.sized());
        if (modulus.bitLength() != bits) {
            throw new MalformedException("a TPM key of another length than its parameters say");
        }
        return new TpmPublicArea(
                nameAlgorithm, 0, modulus, BigInteger.valueOf(exponent == 0 ? DEFAULT_EXPONENT : exponent));
    }

    private static TpmPublicArea ecc(int nameAlgorithm, TpmReader reader) {
        int curve = reader.uint16();
        skipScheme(reader); // key derivation has the same form
        return new TpmPublicArea(
                nameAlgorithm, curve, new BigInteger(1, reader.sized()), new BigInteger(1, reader.sized()));
    }

    /** TPMT_SYM_DEF_OBJECT: a cipher, and unless it is null its key bits and mode. */
    private static void skipSymmetric(TpmReader reader) {
        if (reader.uint16() != NULL) {
            reader.uint16();
            reader.uint16();
        }
    }

    /** TPMT_RSA_SCHEME, TPMT_ECC_SCHEME or TPMT_KDF_SCHEME: an algorithm, and the details that it has. */
    private static void skipScheme(TpmReader reader) {
        int scheme = reader.uint16();
        if (scheme != NULL && scheme != RSAES) {
            reader.uint16();
        }
        if (scheme == ECDAA) {
            reader.uint16();
        }
    }

    /** Whether this is the key. */
    boolean describes(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return curve == 0
                    && rsa.getModulus().equals(first)
                    && rsa.getPublicExponent().equals(second);
        }
        return key instanceof ECPublicKey ec
                && Integer.valueOf(ec.getParams().getCurve().getField().getFieldSize())
                        .equals(FIELD_BITS.get(curve))
                && ec.getW().getAffineX().equals(first)
                && ec.getW().getAffineY().equals(second);
    }
}
