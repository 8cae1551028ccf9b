package org.careidentity.authenticators.emulated;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.function.UnaryOperator;

/** A TPM's description of a public key: TPMT_PUBLIC (TPM 2.0 Library Part 2 section 12.2.4). */
public final class TpmPublicAreaParts {

    /** No algorithm. */
    public static final int NULL = 0x0010;
    /** ECDSA, which has a hash. */
    public static final int ECDSA = 0x0018;

    private static final int RSA = 0x0001;
    private static final int ECC = 0x0023;
    private static final int SHA256 = 0x000B;
    private static final int P256 = 0x0003;
    private static final long EXPONENT_OF_F4 = 0;
    // fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth, noDA, sign
    private static final long ATTRIBUTES = 0x0004_0472;

    public int type;
    public int nameAlgorithm = SHA256;
    public long attributes = ATTRIBUTES;
    public byte[] policy = new byte[32];
    public int symmetric = NULL;
    public int scheme = NULL;
    public int schemeHash = SHA256;
    public int keyBits = 2048;
    public long exponent = EXPONENT_OF_F4;
    public int curve = P256;
    public int keyDerivation = NULL;
    /** Modulus, or x. */
    public byte[] first;
    /** Nothing, or y. */
    public byte[] second = new byte[0];

    public UnaryOperator<byte[]> bytes = UnaryOperator.identity();

    TpmPublicAreaParts(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            type = RSA;
            first = KeyAlgorithm.unsigned(rsa.getModulus());
        } else {
            ECPublicKey ec = (ECPublicKey) key;
            type = ECC;
            first = Bytes.unsigned(ec.getW().getAffineX(), KeyAlgorithm.coordinateBytes(ec));
            second = Bytes.unsigned(ec.getW().getAffineY(), KeyAlgorithm.coordinateBytes(ec));
        }
    }

    byte[] encode() {
        byte[] head = Bytes.join(
                Bytes.uint16(type),
                Bytes.uint16(nameAlgorithm),
                Bytes.uint32(attributes),
                sized(policy),
                Bytes.uint16(symmetric),
                Bytes.uint16(scheme),
                scheme == NULL ? new byte[0] : Bytes.uint16(schemeHash));
        byte[] parameters = type == RSA
                ? Bytes.join(Bytes.uint16(keyBits), Bytes.uint32(exponent), sized(first))
                : Bytes.join(Bytes.uint16(curve), Bytes.uint16(keyDerivation), sized(first), sized(second));
        return bytes.apply(Bytes.join(head, parameters));
    }

    /** A sized buffer: TPM2B. */
    static byte[] sized(byte[] bytes) {
        return Bytes.join(Bytes.uint16(bytes.length), bytes);
    }
}
