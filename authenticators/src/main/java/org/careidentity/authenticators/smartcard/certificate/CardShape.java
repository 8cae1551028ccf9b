package org.careidentity.authenticators.smartcard.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;
import org.careidentity.authenticators.fido.wire.Der;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * Reads a certificate that is small, DER throughout, and of version 3. A certificate has one form only: whatever reads it
 * later sees the same, and another fingerprint is not had by writing the same content in another way.
 */
final class CardShape {

    private static final int MOST_BYTES = 8192;
    private static final int MOST_SERIAL_BYTES = 20;
    private static final int LONGEST_NAME = 1024;

    private CardShape() {}

    static X509Certificate read(byte[] der) throws CardRefusedException {
        if (der == null || der.length == 0 || der.length > MOST_BYTES) {
            throw malformed("a certificate of " + (der == null ? 0 : der.length) + " bytes", null);
        }
        try {
            requireOneItem(der);
            X509Certificate certificate = parse(der);
            // DER of what was understood: the parser takes more than DER, PKCS #7 among it
            if (!Arrays.equals(der, certificate.getEncoded())) {
                throw malformed("not the DER of one certificate", null);
            }
            requireSane(certificate, Certificate.getInstance(der));
            return certificate;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // BouncyCastle throws what it likes for foreign bytes
            throw malformed("not a certificate", e);
        }
    }

    private static void requireOneItem(byte[] der) {
        Der items = Der.of(der);
        items.next(Der.SEQUENCE);
        items.end();
        Der.requireWellFormed(der);
    }

    private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
                .generateCertificate(new ByteArrayInputStream(der));
        if (certificate == null || certificate.getPublicKey() == null) {
            throw new MalformedException("no certificate, or one of an unknown kind of key");
        }
        return certificate;
    }

    private static void requireSane(X509Certificate certificate, Certificate parts)
            throws CardRefusedException, IOException {
        if (certificate.getVersion() != 3) {
            throw malformed("a certificate of version " + certificate.getVersion(), null);
        }
        // RFC 5280 section 4.1.2.2
        if (certificate.getSerialNumber().signum() <= 0
                || certificate.getSerialNumber().toByteArray().length > MOST_SERIAL_BYTES) {
            throw malformed("a serial number that is not positive, or longer than 20 bytes", null);
        }
        // RFC 5280 section 4.1.1.2; the outer one is not signed, and parsers take no parameters and NULL for the same
        if (!Arrays.equals(
                parts.getSignatureAlgorithm().getEncoded(ASN1Encoding.DER),
                parts.getTBSCertificate().getSignature().getEncoded(ASN1Encoding.DER))) {
            throw malformed("two signature algorithms", null);
        }
        if (parts.getSignature().getPadBits() != 0) {
            throw malformed("a signature that ends within a byte", null);
        }
        if (certificate.getNotAfter().before(certificate.getNotBefore())) {
            throw malformed("it ends before it begins", null);
        }
        requireReadable(certificate.getIssuerX500Principal());
        requireReadable(certificate.getSubjectX500Principal());
    }

    /** Names go into events and logs (CWE-117). */
    private static void requireReadable(X500Principal principal) throws CardRefusedException {
        String name = principal.getName(X500Principal.RFC2253);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.codePoints().allMatch(Characters::printable)) {
            throw malformed("a name that is empty, too long, or not printable", null);
        }
    }

    private static CardRefusedException malformed(String detail, Throwable cause) {
        return new CardRefusedException(RefusalReason.MALFORMED, detail, cause);
    }
}
