package org.careidentity.authenticators.smartcard.header;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.emulated.TestAuthority;

/** The files that the recipes name, and cards. */
final class CardHostKeys {

    private final TestAuthority root = TestAuthority.root("Test Card Root");
    private final TestAuthority issuer = root.intermediate("Test Card Authority");

    /** A card in a reader. */
    record InReader(X509Certificate certificate, PrivateKey key) {}

    CardHostKeys(Path folder) throws IOException, GeneralSecurityException {
        for (String host : new String[] {"login", "card"}) {
            KeyPair key = KeyAlgorithm.ES256.generate();
            String certificate = Pem.of(TestAuthority.root(host + ".example.org")
                    .certificateOf(new CertificateParts(new X500Name("CN=" + host + ".example.org"), key.getPublic())));
            String privateKey = Pem.of("PRIVATE KEY", key.getPrivate().getEncoded());
            // HAProxy reads both from one file, the others pass the key over
            Files.writeString(folder.resolve(host + ".pem"), certificate + privateKey);
            Files.writeString(folder.resolve(host + ".key"), privateKey);
        }
        String issuers = Pem.of(issuer.certificate());
        String roots = Pem.of(root.certificate());
        Files.writeString(folder.resolve("card-issuers.pem"), issuers);
        Files.writeString(folder.resolve("card-roots.pem"), roots);
        Files.writeString(folder.resolve("card-issuers-and-roots.pem"), issuers + roots);
    }

    InReader card() {
        return card(issuer, parts -> {});
    }

    InReader expired() {
        return card(issuer, parts -> {
            parts.notBefore = Instant.now().minus(Duration.ofDays(3));
            parts.notAfter = Instant.now().minus(Duration.ofDays(2));
        });
    }

    InReader foreign() {
        return card(TestAuthority.root("Another Authority"), parts -> {});
    }

    /** Of an issuer who has the name of ours, and another key. */
    InReader ofTheSameName() {
        return card(TestAuthority.root("Test Card Authority"), parts -> {});
    }

    private static InReader card(TestAuthority authority, Consumer<CertificateParts> change) {
        KeyPair key = KeyAlgorithm.ES256.generate();
        CertificateParts parts =
                new CertificateParts(new X500Name("CN=555253521108_RANDOM_USERQ,OU=People,O=nhs"), key.getPublic());
        parts.extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.digitalSignature));
        change.accept(parts);
        return new InReader(authority.certificateOf(parts), key.getPrivate());
    }
}
