package org.careidentity.authenticators.smartcard.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The key is for TLS clients. anyExtendedKeyUsage is not enough, as RFC 5280 section 4.2.1.12 allows: who may do anything was
 * not made for this.
 */
final class ExtendedKeyUsageRule {

    private ExtendedKeyUsageRule() {}

    static void check(X509Certificate certificate, boolean optional) throws CardRefusedException {
        List<String> purposes = purposes(certificate);
        if (purposes == null && !optional) {
            throw refused("no extended key usage", null);
        }
        if (purposes != null && !purposes.contains(KeyPurposeId.id_kp_clientAuth.getId())) {
            throw refused("extended key usage without clientAuth", null);
        }
    }

    private static List<String> purposes(X509Certificate certificate) throws CardRefusedException {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            throw refused("extended key usage that can't be read", e);
        }
    }

    private static CardRefusedException refused(String detail, Throwable cause) {
        return new CardRefusedException(RefusalReason.EXTENDED_KEY_USAGE, detail, cause);
    }
}
