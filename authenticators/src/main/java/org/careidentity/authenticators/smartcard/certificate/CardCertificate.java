package org.careidentity.authenticators.smartcard.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * What a certificate says of itself.
 *
 * @param certificate the certificate
 * @param fingerprint SHA-256 of the whole certificate in lower-case hex. Whoever has a certificate with an ECDSA signature
 *     can make another one of it that is as valid (s becomes n-s): two fingerprints may be one card
 * @param keyHash SHA-256 of the SubjectPublicKeyInfo in lower-case hex: what tells cards apart
 * @param issuer the issuer's name as RFC 2253 writes it
 * @param serial the serial number in lower-case hex
 * @param notBefore the first moment that it is valid
 * @param notAfter the last moment that it is valid
 */
public record CardCertificate(
        X509Certificate certificate,
        String fingerprint,
        String keyHash,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter) {

    static CardCertificate of(X509Certificate certificate) throws GeneralSecurityException, IOException {
        byte[] encoded = certificate.getEncoded();
        byte[] key = Certificate.getInstance(encoded).getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
        return new CardCertificate(
                certificate,
                sha256(encoded),
                sha256(key),
                certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Issuer and serial number alone: what a log may hold of a person's certificate. */
    @Override
    public String toString() {
        return serial + " of " + issuer;
    }
}
