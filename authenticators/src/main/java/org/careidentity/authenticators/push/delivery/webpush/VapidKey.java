package org.careidentity.authenticators.push.delivery.webpush;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * The name of this server at push services (RFC 8292).
 *
 * @param subject whom an operator of a push service can speak to: an address of {@code mailto:} or {@code https:}
 */
record VapidKey(KeyPair pair, String subject) {

    /** A day is the most (RFC 8292 section 2). What a service kept of it is worth nothing soon, and clocks may differ. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private static final String HEADER = base64url("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    /**
     * Reads a private key of P-256 from PEM, in either of OpenSSL's forms.
     *
     * @throws IllegalArgumentException when the file holds none
     */
    static VapidKey of(Path file, String subject) {
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PEMKeyPair plain) {
                    return new VapidKey(P256.pair(plain.getPrivateKeyInfo()), subject);
                } else if (each instanceof PrivateKeyInfo plain) {
                    return new VapidKey(P256.pair(plain), subject);
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("no private key of P-256 can be read from " + file, e);
        }
        throw new IllegalArgumentException(file + " holds no private key that is not encrypted");
    }

    /** The public key, as apps get it (Push API, {@code applicationServerKey}): an uncompressed point in base64url. */
    String publicKey() {
        return base64url(P256.point((ECPublicKey) pair.getPublic()));
    }

    /** The value of {@code Authorization} for a push service (RFC 8292 section 3). */
    String authorization(String origin, Instant now) throws GeneralSecurityException {
        String claims = JsonNodeFactory.instance
                .objectNode()
                .put("aud", origin)
                .put("exp", now.plus(TOKEN_LIFE).getEpochSecond())
                .put("sub", subject)
                .toString();
        String signed = HEADER + "." + base64url(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + base64url(signature.sign()) + ", k=" + publicKey();
    }

    private static String base64url(String text) {
        return base64url(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
