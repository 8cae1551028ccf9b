package org.careidentity.authenticators.push.delivery.webpush;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** Keys of the one curve of Web Push (RFC 8291 section 3.1, RFC 8292 section 2). */
final class P256 {

    private static final String NAME = "secp256r1";
    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(NAME));
        return generator.generateKeyPair();
    }

    /**
     * The public key of an uncompressed point.
     *
     * @throws IllegalArgumentException for bytes that are no point of the curve: to agree on a secret with one gives parts of
     *     a private key away (NIST SP 800-56A section 5.6.2.3.3)
     */
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != 1 + 2 * COORDINATE || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("no uncompressed point");
        }
        X9ECParameters curve = ECNamedCurveTable.getByName(NAME);
        return publicKey(curve.getCurve().decodePoint(point));
    }

    private static ECPublicKey publicKey(org.bouncycastle.math.ec.ECPoint point) throws GeneralSecurityException {
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, parameters()));
    }

    /** The uncompressed point of a public key (SEC 1 section 2.3.3). */
    static byte[] point(ECPublicKey key) {
        return Arrays.concatenate(
                new byte[] {UNCOMPRESSED},
                BigIntegers.asUnsignedByteArray(COORDINATE, key.getW().getAffineX()),
                BigIntegers.asUnsignedByteArray(COORDINATE, key.getW().getAffineY()));
    }

    /**
     * A private key and the public key that belongs to it.
     *
     * @throws IllegalArgumentException for a key of another kind or curve
     */
    static KeyPair pair(PrivateKeyInfo info) throws GeneralSecurityException, IOException {
        if (!(PrivateKeyFactory.createKey(info) instanceof ECPrivateKeyParameters key)
                || !(key.getParameters() instanceof ECNamedDomainParameters curve)
                || !SECObjectIdentifiers.secp256r1.equals(curve.getName())) {
            throw new IllegalArgumentException("it is another key");
        }
        return new KeyPair(
                publicKey(new FixedPointCombMultiplier()
                        .multiply(curve.getG(), key.getD())
                        .normalize()),
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(key.getD(), parameters())));
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(NAME));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
