package org.careidentity.authenticators.fido.attestation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import org.careidentity.authenticators.fido.wire.Der;

/** The identifier by which the metadata knows U2F models: RFC 5280 section 4.2.1.2 method 1, in hex. */
final class KeyIdentifier {

    private static final int BIT_STRING = 0x03;

    private KeyIdentifier() {}

    static String of(X509Certificate certificate) {
        Der info = Der.of(Der.of(certificate.getPublicKey().getEncoded()).next(Der.SEQUENCE));
        info.next(Der.SEQUENCE);
        byte[] bits = info.next(BIT_STRING);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(Arrays.copyOfRange(bits, 1, bits.length));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
