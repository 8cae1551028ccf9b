package org.careidentity.authenticators.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What must be unique in a realm: the hash of a WebAuthn credential id, of a card's public key, or
 * of the id of an app's credential. A hash, since credential
 * ids have up to 1023 bytes and index lengths differ between databases.
 *
 * @param hash SHA-256 of kind and value, lower-case hex
 */
public record AuthenticatorKey(String hash) {

    /** The key of a WebAuthn credential id (WebAuthn Level 3 section 7.1 step 26: registered to nobody else). */
    public static AuthenticatorKey ofCredentialId(byte[] credentialId) {
        return of("webauthn", credentialId);
    }

    /**
     * The key of a smartcard: its public key, since a certificate can be written anew, and is at renewal.
     *
     * @param keyHash SHA-256 of the SubjectPublicKeyInfo
     */
    public static AuthenticatorKey ofCardKey(byte[] keyHash) {
        return of("card", keyHash);
    }

    /** The key of an authenticator app: nothing of it is shared, so it is that of its stored credential. */
    public static AuthenticatorKey ofApp(String credentialId) {
        return of("app", credentialId.getBytes(StandardCharsets.UTF_8));
    }

    private static AuthenticatorKey of(String kind, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((kind + ":").getBytes(StandardCharsets.US_ASCII));
            return new AuthenticatorKey(HexFormat.of().formatHex(digest.digest(value)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
