package org.careidentity.authenticators.fido.ceremony;

import java.util.Base64;

/** Base64url without padding, as WebAuthn writes bytes in JSON (WebAuthn Level 3 section 3). */
public final class Base64Url {

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Throws {@link IllegalArgumentException} for anything else, padding and bits behind the last byte included. */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not base64url as WebAuthn writes it");
        }
        return bytes;
    }
}
