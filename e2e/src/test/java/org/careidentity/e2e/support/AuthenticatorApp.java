package org.careidentity.e2e.support;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;

/** An authenticator app on a phone: codes by time (RFC 6238, SHA-1, 30 seconds, 6 digits), by no code of Keycloak's. */
public record AuthenticatorApp(byte[] secret) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    /** The app with the secret of this text, as Keycloak stores it. */
    public static AuthenticatorApp ofText(String secret) {
        return new AuthenticatorApp(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** The app of a person who typed in the key that the page shows (RFC 4648 section 6). */
    public static AuthenticatorApp ofKey(String key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int count = 0;
        for (char letter : key.replace(" ", "").toCharArray()) {
            bits = bits << 5 | BASE32.indexOf(letter);
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.write(bits >> count);
            }
        }
        return new AuthenticatorApp(bytes.toByteArray());
    }

    /** The app of a person who scanned the picture that the page shows, an image as a data URI. */
    public static AuthenticatorApp ofPicture(String dataUri) {
        byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        try {
            String account = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(
                            new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png))))))
                    .getText();
            return ofKey(HttpBrowser.parameters(URI.create(account)).get("secret"));
        } catch (IOException | ReaderException e) {
            throw new AssertionError("no picture that an app reads", e);
        }
    }

    /** The code that the app shows now. */
    public String code() {
        return code(0);
    }

    /** The code that the app shows that many steps of time from now: what a phone shows whose clock is wrong. */
    public String code(int steps) {
        long step = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            ByteBuffer hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            int number = hash.getInt(hash.get(hash.capacity() - 1) & 0xf) & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code that the app shows at no time near now. */
    public String wrongCode() {
        for (int number = 0; ; number++) {
            String code = String.format("%06d", number);
            if (java.util.stream.IntStream.rangeClosed(-3, 3)
                    .noneMatch(steps -> code(steps).equals(code))) {
                return code;
            }
        }
    }
}
