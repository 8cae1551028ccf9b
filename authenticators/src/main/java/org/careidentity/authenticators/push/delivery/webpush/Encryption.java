package org.careidentity.authenticators.push.delivery.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.util.Arrays;

/**
 * Encrypts one message for one app (RFC 8291) in the coding aes128gcm (RFC 8188).
 *
 * @param pair made for this message alone (RFC 8291 section 3.1)
 * @param salt as the pair
 */
record Encryption(KeyPair pair, byte[] salt) {

    static final String CODING = "aes128gcm";

    /** As in the example of RFC 8291; greater than any record of ours. */
    private static final int RECORD_SIZE = 4096;

    /** With what is around it, as much as every push service takes (RFC 8291 section 4). */
    private static final int MOST_TEXT = 3993;

    private static final int SALT_BYTES = 16;
    private static final int INPUT_KEY_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** Behind the text of the last record (RFC 8188 section 2). */
    private static final byte[] LAST = {2};

    private static final SecureRandom RANDOM = new SecureRandom();

    /** With a pair and a salt of its own. */
    static Encryption fresh() throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Encryption(P256.generate(), salt);
    }

    /** The header and the one record of a message. */
    byte[] encrypt(byte[] text, ECPublicKey app, byte[] secret) throws GeneralSecurityException {
        if (text.length > MOST_TEXT) {
            throw new IllegalArgumentException("the message is longer than push services take");
        }
        byte[] from = P256.point((ECPublicKey) pair.getPublic());
        byte[] inputKey = hkdf(
                secret, agreed(app), Arrays.concatenate(info("WebPush: info"), P256.point(app), from), INPUT_KEY_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(hkdf(salt, inputKey, info("Content-Encoding: aes128gcm"), KEY_BYTES), "AES"),
                new GCMParameterSpec(TAG_BITS, hkdf(salt, inputKey, info("Content-Encoding: nonce"), NONCE_BYTES)));
        byte[] sealed = cipher.doFinal(Arrays.concatenate(text, LAST));
        return ByteBuffer.allocate(salt.length + Integer.BYTES + 1 + from.length + sealed.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) from.length)
                .put(from)
                .put(sealed)
                .array();
    }

    private byte[] agreed(ECPublicKey app) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(app, true);
        return agreement.generateSecret();
    }

    private static byte[] hkdf(byte[] salt, byte[] inputKey, byte[] info, int bytes) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(inputKey, salt, info));
        byte[] key = new byte[bytes];
        generator.generateBytes(key, 0, bytes);
        return key;
    }

    private static byte[] info(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
