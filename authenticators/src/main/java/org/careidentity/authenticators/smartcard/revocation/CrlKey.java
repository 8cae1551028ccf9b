package org.careidentity.authenticators.smartcard.revocation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * A list: where it is, whose, and of which kind.
 *
 * @param issuer whose key must have signed it
 * @param delta whether it adds to another
 */
record CrlKey(URI source, X509Certificate issuer, boolean delta) {

    /** The name of the file where it is kept. */
    String fileName() {
        return digest(issuer.getPublicKey().getEncoded(), (source + " " + delta).getBytes(StandardCharsets.UTF_8))
                + ".crl";
    }

    /** The same for lists of one key, name and scope. */
    String scope(CrlExtensions extensions) {
        return digest(
                issuer.getPublicKey().getEncoded(),
                issuer.getSubjectX500Principal().getEncoded(),
                (extensions.scope().identity() + " " + delta).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
