package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** BLOBs of the FIDO Metadata Service that others published. */
final class Vectors {

    private static final Path FOLDER = Path.of(
                    Optional.ofNullable(System.getenv("CARE_IDENTITY_VECTORS")).orElse("../../shared/vectors"))
            .resolve("fido-mds3-blobs");

    private Vectors() {}

    static byte[] blob(String name) {
        return file(name + ".jwt");
    }

    static X509Certificate root() {
        return certificate(file("root-r3.crt"));
    }

    /** Two lists of 2024. */
    static List<X509CRL> lists() {
        return List.of(list("root-r3.crl"), list("gsextendvalsha2g3r3.crl"));
    }

    static Path path(String name) {
        return FOLDER.resolve(name);
    }

    /** The certificate that signed a BLOB's signer, as the BLOB brings it. */
    static X509Certificate intermediate(String blob) {
        try {
            String header = new String(blob(blob), StandardCharsets.US_ASCII).split("\\.")[0];
            JsonNode chain = new ObjectMapper()
                    .readTree(Base64.getUrlDecoder().decode(header))
                    .get("x5c");
            return certificate(Base64.getDecoder().decode(chain.get(1).textValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509CRL list(String name) {
        try (InputStream in = new ByteArrayInputStream(file(name))) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
