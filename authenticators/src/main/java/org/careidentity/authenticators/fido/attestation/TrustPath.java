package org.careidentity.authenticators.fido.attestation;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether an attestation's certificates lead to a trust anchor (WebAuthn Level 3 section 7.1 step 24), by the JDK's path
 * validation (RFC 5280 section 6.1). Anchors are given, never looked for: the server's TLS truststore is no place for them
 * (CVE-2026-6856). Nothing asks for revocation by certificate: the FIDO Metadata Service reports by model.
 */
final class TrustPath {

    private TrustPath() {}

    /**
     * An anchor may be the signer's own certificate (MDS 3.1 section 3.1.1, attestationRootCertificates), and is known again
     * by subject and key: batch certificates are issued anew under one key.
     *
     * @param path the signer's certificate first
     * @param at when the statement was made: some certificates, Apple's among them, live for days
     */
    static boolean leads(List<X509Certificate> path, Collection<X509Certificate> anchors, Instant at) {
        if (path.isEmpty() || anchors.isEmpty()) {
            return false;
        }
        Date date = Date.from(at);
        if (isAnchor(path.get(0), anchors)) {
            return valid(path.get(0), date);
        }
        int length = 1;
        while (length < path.size() && !isAnchor(path.get(length), anchors)) {
            length++;
        }
        return validates(path.subList(0, length), anchors, date);
    }

    private static boolean isAnchor(X509Certificate certificate, Collection<X509Certificate> anchors) {
        return anchors.stream()
                .anyMatch(anchor -> anchor.getSubjectX500Principal().equals(certificate.getSubjectX500Principal())
                        && anchor.getPublicKey().equals(certificate.getPublicKey()));
    }

    private static boolean valid(X509Certificate certificate, Date date) {
        try {
            certificate.checkValidity(date);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean validates(List<X509Certificate> path, Collection<X509Certificate> anchors, Date date) {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(date);
            // The certificates of Windows Hello have a critical policies extension with qualifiers.
            parameters.setPolicyQualifiersRejected(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
