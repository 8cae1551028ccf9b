package org.careidentity.authenticators.emulated;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The algorithms of credential and attestation keys (RFC 9053, RFC 8812). */
public enum KeyAlgorithm {
    ES256(-7, "EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSA", 1),
    ES384(-35, "EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSA", 2),
    ES512(-36, "EC", new ECGenParameterSpec("secp521r1"), "SHA512withECDSA", 3),
    EDDSA(-8, "Ed25519", NamedParameterSpec.ED25519, "Ed25519", 6),
    RS256(-257, "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA256withRSA", 0),
    /** Of TPMs that sign with SHA-1. */
    RS1(-65535, "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA1withRSA", 0);

    /** Those that a credential can have. */
    public static final List<KeyAlgorithm> OF_CREDENTIALS = List.of(ES256, ES384, ES512, EDDSA, RS256);

    private final long cose;
    private final String keys;
    private final transient AlgorithmParameterSpec parameters;
    private final String signatures;
    private final long curve;

    KeyAlgorithm(long cose, String keys, AlgorithmParameterSpec parameters, String signatures, long curve) {
        this.cose = cose;
        this.keys = keys;
        this.parameters = parameters;
        this.signatures = signatures;
        this.curve = curve;
    }

    /** The COSE algorithm identifier. */
    public long cose() {
        return cose;
    }

    /** The name of its signatures in Java. */
    String signatures() {
        return signatures;
    }

    /** The hash that it signs, as Java names it. */
    String hash() {
        return signatures.replaceFirst("^SHA([0-9]+)with.*", "SHA-$1");
    }

    /** A new key. */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with a key of this algorithm. */
    public byte[] sign(PrivateKey key, byte[]... parts) {
        try {
            Signature signature = Signature.getInstance(signatures);
            signature.initSign(key);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The members of a key as a COSE key (RFC 9053 section 7), in the canonical order of CTAP 2. */
    Map<Object, Object> coseKey(PublicKey key) {
        Map<Object, Object> members = new LinkedHashMap<>();
        if (key instanceof ECPublicKey ec) {
            members.put(1L, 2L);
            members.put(3L, cose);
            members.put(-1L, curve);
            members.put(-2L, Bytes.unsigned(ec.getW().getAffineX(), coordinateBytes(ec)));
            members.put(-3L, Bytes.unsigned(ec.getW().getAffineY(), coordinateBytes(ec)));
        } else if (key instanceof EdECPublicKey) {
            byte[] encoded = key.getEncoded();
            members.put(1L, 1L);
            members.put(3L, cose);
            members.put(-1L, curve);
            members.put(-2L, java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } else if (key instanceof RSAPublicKey rsa) {
            members.put(1L, 3L);
            members.put(3L, cose);
            members.put(-1L, unsigned(rsa.getModulus()));
            members.put(-2L, unsigned(rsa.getPublicExponent()));
        }
        return members;
    }

    static int coordinateBytes(ECPublicKey key) {
        return (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    }

    static byte[] unsigned(BigInteger number) {
        return Bytes.unsigned(number, (number.bitLength() + 7) / 8);
    }
}
