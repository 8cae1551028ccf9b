package org.careidentity.authenticators.smartcard.certificate;

import java.security.cert.X509Certificate;

/**
 * The key is for digital signatures, which TLS asks of a client's key (RFC 5280 section 4.2.1.3, RFC 8446 section 4.4.2.4).
 * RFC 5280 leaves a key without the extension to any use. Here it is refused: an NHS card holds a second certificate of the
 * same person, for signing prescriptions, and key usage is all that tells the two apart. The extension counts whether
 * critical or not: a critical one binds readers who don't know it, and we know it.
 */
final class KeyUsageRule {

    private static final int DIGITAL_SIGNATURE = 0;

    private KeyUsageRule() {}

    static void check(X509Certificate certificate) throws CardRefusedException {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null) {
            throw refused("no key usage");
        }
        if (!usage[DIGITAL_SIGNATURE]) {
            throw refused("key usage without digitalSignature");
        }
        if (certificate.getBasicConstraints() >= 0) {
            throw refused("the certificate of an authority");
        }
    }

    private static CardRefusedException refused(String detail) {
        return new CardRefusedException(RefusalReason.KEY_USAGE, detail);
    }
}
