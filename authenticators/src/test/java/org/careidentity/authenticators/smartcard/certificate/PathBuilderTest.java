package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.util.Properties;
import org.careidentity.authenticators.emulated.CardPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a certificate says that revocation is asked for at an address must not make a login ask there (CWE-918). */
class PathBuilderTest {

    private static final String FETCHING = "org.bouncycastle.x509.enableCRLDP";

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private CardPki pki;
    private X509Certificate card;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        pki = CardPki.at("http://127.0.0.1:" + server.getAddress().getPort());
        card = CardShape.read(pki.card().certificate().getEncoded());
    }

    @AfterEach
    void stop() {
        Properties.removeThreadOverride(FETCHING);
        server.stop(0);
    }

    private PathBuilder builder(boolean revocation) {
        return new PathBuilder(
                BouncyCastle.PROVIDER,
                List.of(pki.root().certificate()),
                List.of(pki.issuer().certificate()),
                revocation ? List.of() : null);
    }

    @Test
    void aPathIsFoundWithoutAnybodyBeingAsked() throws Exception {
        CardPath path = builder(false).build(card, Instant.now(), PathPolicies.ANY);
        assertThat(path.certificates()).hasSize(2);
        assertThat(Trial.by(pki).check(card)).isEqualTo(CardPki.PERSON);
        assertThat(requests).hasValue(0);
    }

    @Test
    void withoutItsIssuerNobodyIsAskedForOne() {
        PathBuilder lacking = new PathBuilder(List.of(pki.root().certificate()), List.of());
        assertThatThrownBy(() -> lacking.build(card, Instant.now(), PathPolicies.ANY))
                .isInstanceOf(CertPathBuilderException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void withoutAListThePathIsRefusedAndNoListIsFetched() {
        assertThatThrownBy(() -> builder(true).build(card, Instant.now(), PathPolicies.ANY))
                .isInstanceOf(CertPathBuilderException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aServerThatLetsTheLibraryFetchBuildsNoPathWithLists() throws Exception {
        Properties.setThreadOverride(FETCHING, true);
        assertThatThrownBy(() -> builder(true).build(card, Instant.now(), PathPolicies.ANY))
                .isInstanceOf(IllegalStateException.class);
        assertThat(builder(false).build(card, Instant.now(), PathPolicies.ANY)).isNotNull();
        assertThat(requests).hasValue(0);
    }

    @Test
    void theLibraryWouldFetchWhereThatIsSet() throws Exception {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(card);
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(Set.of(new TrustAnchor(pki.root().certificate(), null)), target);
        parameters.addCertStore(CertStore.getInstance(
                "Collection",
                new CollectionCertStoreParameters(List.of(card, pki.issuer().certificate()))));
        CertPathBuilder library = CertPathBuilder.getInstance("PKIX", BouncyCastle.PROVIDER);
        Properties.setThreadOverride(FETCHING, true);
        assertThatThrownBy(() -> library.build(parameters)).isInstanceOf(GeneralSecurityException.class);
        assertThat(requests).hasPositiveValue();
    }

    @Test
    void theProviderIsNotInstalledForTheWholeServer() throws Exception {
        builder(false).build(card, Instant.now(), PathPolicies.ANY);
        assertThat(Security.getProviders()).noneMatch(installed -> installed == BouncyCastle.PROVIDER);
    }
}
