package org.careidentity.authenticators.emulated;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The app's side of RFC 8291: what a subscription is encrypted with, and reading what comes.
 *
 * @param point the public key, uncompressed
 * @param secret the authentication secret
 */
public record PushKeys(ECPrivateKey key, byte[] point, byte[] secret) {

    private static final int SALT = 16;
    private static final int TAG = 16;
    private static final int MOST = 4096;

    /** Those of a new subscription. */
    public static PushKeys make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new PushKeys(
                    (ECPrivateKey) pair.getPrivate(), point((ECPublicKey) pair.getPublic()), Bytes.random(SALT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of a test vector. */
    public static PushKeys of(byte[] number, byte[] point, byte[] secret) throws GeneralSecurityException {
        return new PushKeys(
                (ECPrivateKey) KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), curve())),
                point,
                secret);
    }

    /** The text of a message, or a {@link GeneralSecurityException} for what breaks a rule of RFC 8291 section 4. */
    public byte[] read(byte[] message) throws GeneralSecurityException {
        if (message.length > MOST) {
            throw new GeneralSecurityException("longer than a push service must take");
        }
        ByteBuffer in = ByteBuffer.wrap(message);
        byte[] salt = next(in, SALT);
        int recordSize = in.getInt();
        byte[] sender = next(in, in.get() & 0xff);
        byte[] sealed = next(in, in.remaining());
        if (recordSize <= sealed.length) {
            throw new GeneralSecurityException("the record size is not greater than the record");
        }
        byte[] inputKey = hkdf(secret, agreed(sender), Bytes.join(text("WebPush: info\0"), point, sender), 32);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(hkdf(salt, inputKey, text("Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(TAG * 8, hkdf(salt, inputKey, text("Content-Encoding: nonce\0"), 12)));
        return withoutPadding(cipher.doFinal(sealed));
    }

    private static byte[] withoutPadding(byte[] padded) throws GeneralSecurityException {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != 2) {
            throw new GeneralSecurityException("it does not end as a last record does");
        }
        return Arrays.copyOf(padded, end);
    }

    private byte[] agreed(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(sender), true);
        return agreement.generateSecret();
    }

    /** RFC 5869, for a key of one block. */
    private static byte[] hkdf(byte[] salt, byte[] inputKey, byte[] info, int length) throws GeneralSecurityException {
        byte[] extracted = hmac(salt, inputKey);
        return Arrays.copyOf(hmac(extracted, Bytes.join(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != 65 || point[0] != 4) {
            throw new GeneralSecurityException("no uncompressed point of P-256");
        }
        ECPoint affine = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, curve()));
    }

    private static byte[] point(ECPublicKey key) {
        return Bytes.join(
                new byte[] {4},
                Bytes.unsigned(key.getW().getAffineX(), 32),
                Bytes.unsigned(key.getW().getAffineY(), 32));
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
