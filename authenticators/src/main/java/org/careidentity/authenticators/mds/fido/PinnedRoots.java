package org.careidentity.authenticators.mds.fido;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** The roots that a BLOB's signer must lead to: never all of a truststore. */
final class PinnedRoots {

    /** SHA-256 of GlobalSign Root CA - R3, which signs for the FIDO Metadata Service (MDS 3.1 section 3.2). */
    private static final String GLOBALSIGN_R3 = "cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b";

    private PinnedRoots() {}

    /**
     * The certificates of a PEM or DER file.
     *
     * @throws IOException when it cannot be read or holds none
     */
    static List<X509Certificate> ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (certificates.isEmpty()) {
                throw new IOException("it holds no certificate");
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException("it holds no certificate", e);
        }
    }

    /** The default root, as Java brings it; none when this Java does not. */
    static List<X509Certificate> ofJava() {
        Path store = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
            certificates.load(in, null);
            for (String alias : Collections.list(certificates.aliases())) {
                if (certificates.getCertificate(alias) instanceof X509Certificate certificate
                        && GLOBALSIGN_R3.equals(fingerprint(certificate))) {
                    return List.of(certificate);
                }
            }
            return List.of();
        } catch (IOException | GeneralSecurityException e) {
            return List.of(); // said when a BLOB comes
        }
    }

    /** SHA-256 in lower-case hex. */
    static String fingerprint(Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
