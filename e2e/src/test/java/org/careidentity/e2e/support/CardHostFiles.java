package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.emulated.TestAuthority;

/**
 * The files that the recipes of card hosts name.
 *
 * @param folder where they are
 * @param trusted the authority of both hosts' certificates, which browsers trust, as PEM
 */
record CardHostFiles(Path folder, Path trusted) {

    /** Writes them for the hosts and the authorities of cards. */
    static CardHostFiles write(Path folder, CardPki pki) {
        TestAuthority web = TestAuthority.root("Test Web Authority");
        CardHostFiles files = new CardHostFiles(folder, folder.resolve("web.pem"));
        try {
            Files.createDirectories(folder);
            Files.writeString(files.trusted, Pem.of(web.certificate()));
            files.host("login", CardSite.LOGIN.getHost(), web);
            files.host("card", CardSite.CARD.getHost(), web);
            Files.writeString(
                    folder.resolve("card-issuers.pem"), Pem.of(pki.issuer().certificate()));
            Files.writeString(
                    folder.resolve("card-roots.pem"), Pem.of(pki.root().certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void host(String file, String name, TestAuthority web) throws IOException {
        KeyPair key = KeyAlgorithm.ES256.generate();
        CertificateParts parts = new CertificateParts(new X500Name("CN=" + name), key.getPublic());
        parts.notAfter = parts.notBefore.plus(java.time.Duration.ofDays(90));
        parts.extension(
                Extension.subjectAlternativeName.getId(),
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        String privateKey = Pem.of("PRIVATE KEY", key.getPrivate().getEncoded());
        // HAProxy reads both from one file, nginx passes the key over
        Files.writeString(folder.resolve(file + ".pem"), Pem.of(web.certificateOf(parts)) + privateKey);
        Files.writeString(folder.resolve(file + ".key"), privateKey);
    }
}
