package org.careidentity.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.careidentity.phone.authenticator.Base64url;

/**
 * What an approval signs: the login, and the number that the person has typed. Whoever has not seen the number cannot make
 * it, and it fits no other login. {@code docs/push-openapi.yaml} defines it.
 */
public final class Challenge {

    private static final String PURPOSE = "care-identity-push";

    private Challenge() {}

    /** The challenge of a request and a number, base64url. */
    public static String of(LoginRequest request, String number) {
        return of(request.id(), number, request.realm(), request.client(), request.person(), request.time());
    }

    /** The challenge of any values, base64url. */
    public static String of(String id, String number, String realm, String client, String person, String time) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List.of(PURPOSE, id, number, realm, client, person, time).forEach(part -> digest.update(netstring(part)));
            return Base64url.encode(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] netstring(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (length + ":" + text + ",").getBytes(StandardCharsets.UTF_8);
    }
}
