package org.careidentity.authenticators.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.jose.jws.crypto.HashUtils;

/** Random secrets of 32 bytes, of which the server keeps the hash alone. */
public final class Secrets {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Secrets() {}

    /** A new one, base64url. */
    public static String make() {
        return Base64Url.encode(SecretGenerator.getInstance().randomBytes(SecretGenerator.SECRET_LENGTH_256_BITS));
    }

    /** Whether a text has the form of one. */
    public static boolean shaped(String secret) {
        return secret != null && SHAPE.matcher(secret).matches();
    }

    /** What the server keeps of one. */
    public static String hash(String secret) {
        return HashUtils.sha256UrlEncodedHash(secret, StandardCharsets.US_ASCII);
    }

    /** Whether a secret that somebody brings is the one of a hash. */
    public static boolean matches(String secret, String hash) {
        return shaped(secret)
                && MessageDigest.isEqual(
                        hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
