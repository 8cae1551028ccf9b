package org.careidentity.authenticators.fido.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** The public attestation roots of makers whose models the metadata does not list, or lists by this root. */
enum VendorRoots {
    /** Apple WebAuthn Root CA, as published at www.apple.com/certificateauthority. */
    APPLE("apple-webauthn-root-ca.pem", "0915dd5c07a28db549d1f677bb5a75d4bfbe9561a773424327762e9e02f9bb29"),
    /** Microsoft TPM Root Certificate Authority 2014, as the FIDO Metadata Service lists it for Windows Hello. */
    MICROSOFT_TPM("microsoft-tpm-root-2014.pem", "870c7a35ceab3d59979f2c6a524042d404cb71518004350925fb2ced79a999da");

    private final X509Certificate certificate;

    VendorRoots(String resource, String fingerprint) {
        try (InputStream pem = VendorRoots.class.getResourceAsStream(resource)) {
            certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            if (!HexFormat.of().formatHex(hash).equals(fingerprint)) {
                throw new IllegalStateException(resource + " is not the certificate that it should be");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }
}
