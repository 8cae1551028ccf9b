package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's certificates: cards that a realm takes, one that it refuses, and hosts that a browser can trust without harm. */
class SmartcardKeysTest {

    private static final String PERSON = "656005750104";

    @TempDir
    private Path folder;

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static void validate(X509Certificate certificate, X509Certificate authority) throws Exception {
        // by its key, and the certificate in the path: what an anchor's certificate says about names is not looked at
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(authority.getSubjectX500Principal(), authority.getPublicKey(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate, authority)),
                        parameters);
    }

    @Test
    void aCardIsOfItsPersonAnotherIsCancelledAndHostsAreOfTheDemoAlone() throws Exception {
        SmartcardKeys keys = new SmartcardKeys(folder.resolve("smartcard"));
        keys.make(PERSON);
        X509Certificate authority = read(keys.hosts().resolve("card-roots.pem"));
        X509Certificate card = keys.cardCertificate();
        validate(card, authority);
        assertThat(card.getSubjectX500Principal().getName()).startsWith("CN=" + PERSON + "_");
        assertThat(card.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(card.getKeyUsage()[0]).as("digitalSignature").isTrue();

        try (InputStream in = Files.newInputStream(keys.list())) {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            list.verify(authority.getPublicKey());
            assertThat(list.isRevoked(KeyFile.of(keys.cancelledCard()).certificate("cancelled")))
                    .isTrue();
            assertThat(list.isRevoked(card)).isFalse();
        }

        X509Certificate hosts = read(keys.trusted());
        validate(read(keys.hosts().resolve("login.pem")), hosts);
        validate(read(keys.hosts().resolve("card.pem")), hosts);
        assertThat(keys.folder().resolve("authority/hosts.p12"))
                .as("the key of the hosts' authority")
                .doesNotExist();

        keys.make(PERSON);
        assertThat(keys.cardCertificate())
                .as("the card that somebody has imported")
                .isEqualTo(card);
    }

    @Test
    void theHostsAuthorityCanNameNoOtherHost() throws Exception {
        KeyTool authority = new KeyTool(folder.resolve("hosts.p12"));
        authority.makeAuthority("CN=hosts", "1", "bc:c", "ku:c=keyCertSign", SmartcardKeys.ONLY_THE_DEMO);
        authority.certify("stranger", "CN=bank.example", "1", "san=dns:bank.example");
        KeyFile made = KeyFile.of(authority.store());
        assertThatThrownBy(() -> validate(made.certificate("stranger"), made.certificate(KeyTool.AUTHORITY)))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
    }
}
