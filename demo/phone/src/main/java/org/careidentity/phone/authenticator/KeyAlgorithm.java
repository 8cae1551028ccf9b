package org.careidentity.phone.authenticator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a credential signs with (IANA's registry of COSE algorithms). A phone uses ES256; the others are for tests. */
public enum KeyAlgorithm {
    ES256(-7, "EC", "SHA256withECDSA", new ECGenParameterSpec("secp256r1"), 1),
    ES384(-35, "EC", "SHA384withECDSA", new ECGenParameterSpec("secp384r1"), 2),
    RS256(-257, "RSA", "SHA256withRSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), 0),
    /** RSA with SHA-1, which nobody may accept any more. */
    RS1(-65_535, "RSA", "SHA1withRSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), 0);

    /** Labels and key types of RFC 9053 section 7 and RFC 8230 section 4. */
    private static final int KTY = 1;

    private static final int ALG = 3;
    private static final int CRV_OR_MODULUS = -1;
    private static final int X_OR_EXPONENT = -2;
    private static final int Y = -3;
    private static final int EC2 = 2;
    private static final int RSA = 3;

    private final int cose;
    private final String family;
    private final String signature;
    private final AlgorithmParameterSpec parameters;
    private final int curve;

    KeyAlgorithm(int cose, String family, String signature, AlgorithmParameterSpec parameters, int curve) {
        this.cose = cose;
        this.family = family;
        this.signature = signature;
        this.parameters = parameters;
        this.curve = curve;
    }

    /** The number that COSE and WebAuthn know it by. */
    public int cose() {
        return cose;
    }

    /** Makes a new key. */
    public CredentialKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            generator.initialize(parameters);
            return new CredentialKey(this, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String family() {
        return family;
    }

    String signature() {
        return signature;
    }

    /** The public key in COSE's form, the members in the order of CTAP2's canonical CBOR. */
    Map<Integer, Object> coseKey(PublicKey key) {
        Map<Integer, Object> map = new LinkedHashMap<>();
        if (key instanceof ECPublicKey point) {
            int length = (point.getParams().getCurve().getField().getFieldSize() + Byte.SIZE - 1) / Byte.SIZE;
            map.put(KTY, EC2);
            map.put(ALG, cose);
            map.put(CRV_OR_MODULUS, curve);
            map.put(X_OR_EXPONENT, unsigned(point.getW().getAffineX(), length));
            map.put(Y, unsigned(point.getW().getAffineY(), length));
        } else {
            RSAPublicKey rsa = (RSAPublicKey) key;
            map.put(KTY, RSA);
            map.put(ALG, cose);
            map.put(CRV_OR_MODULUS, unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / Byte.SIZE));
            map.put(X_OR_EXPONENT, unsigned(rsa.getPublicExponent(), 3));
        }
        return map;
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[length];
        int count = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - count, bytes, length - count, count);
        return bytes;
    }
}
