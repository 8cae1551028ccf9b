package org.careidentity.authenticators.push.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The WebAuthn challenge of an approval: a hash of the request and of the number that the browser shows, so that the phone's
 * signature is over both, and over no other login (OWASP ASVS 5.0 requirement 6.6.2). The server computes it from its own
 * number and never takes one from an app.
 */
public final class Challenge {

    private static final String DOMAIN = "care-identity-push";

    private Challenge() {}

    /** SHA-256 of the request's parts as netstrings, which no other parts make. */
    public static byte[] of(PushRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(
                            DOMAIN,
                            request.id(),
                            request.number(),
                            request.realm(),
                            request.client(),
                            request.person(),
                            Long.toString(request.time()))
                    .map(Challenge::netstring)
                    .forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] netstring(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] length = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(length, length.length + bytes.length + 1);
        System.arraycopy(bytes, 0, whole, length.length, bytes.length);
        whole[whole.length - 1] = ',';
        return whole;
    }
}
