package org.careidentity.phone.authenticator;

import java.util.Base64;

/** Bytes as text, base64url without padding (RFC 4648 section 5). */
public final class Base64url {

    private Base64url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when it is not such text */
    public static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
