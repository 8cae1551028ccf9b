package org.careidentity.authenticators.emulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a push service looks at in a server's {@code Authorization} (RFC 8292), as strictly as the strictest does. */
final class VapidCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM = Pattern.compile(
            "vapid t=((?<header>[\\w-]+)\\.(?<claims>[\\w-]+))\\.(?<signature>[\\w-]+), k=(?<key>[\\w-]+)");

    private VapidCheck() {}

    /** Throws a {@link GeneralSecurityException} that says what is wrong. */
    static void check(String authorization, String vapidKey, String origin)
            throws GeneralSecurityException, IOException {
        Matcher parts = FORM.matcher(authorization == null ? "" : authorization);
        require(parts.matches(), "no authorization of the scheme vapid");
        require(parts.group("key").equals(vapidKey), "another server's key");
        JsonNode header = JSON.readTree(Bytes.fromBase64url(parts.group("header")));
        require(header.path("alg").asText().equals("ES256"), "another algorithm");
        require(header.path("typ").asText().equals("JWT"), "another type");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(PushKeys.publicKey(Bytes.fromBase64url(vapidKey)));
        signature.update(parts.group(1).getBytes(StandardCharsets.US_ASCII));
        require(signature.verify(Bytes.fromBase64url(parts.group("signature"))), "a bad signature");
        JsonNode claims = JSON.readTree(Bytes.fromBase64url(parts.group("claims")));
        require(claims.path("aud").asText().equals(origin), "for another service");
        require(claims.path("sub").asText().matches("mailto:.+@.+|https://.+"), "nobody to speak to");
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        Instant now = Instant.now();
        require(expires.isAfter(now), "expired");
        require(!expires.isAfter(now.plus(Duration.ofHours(24))), "good for more than a day");
    }

    private static void require(boolean holds, String otherwise) throws GeneralSecurityException {
        if (!holds) {
            throw new GeneralSecurityException(otherwise);
        }
    }
}
