package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.CRLReason;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a list is fetched, and which one counts. */
class CrlRefreshTest {

    private static final BigInteger SERIAL = BigInteger.valueOf(7);

    @TempDir
    Path folder;

    private final RevocationServer server = new RevocationServer();
    private RevocationPki pki;
    private RevocationTrial trial;
    private X509Certificate card;

    @BeforeEach
    void issue() {
        pki = new RevocationPki(RevocationPki.crl(server.list("root")));
        server.put("root", new CrlParts(1).signedBy(pki.root));
        card = pki.card(SERIAL.intValue(), RevocationPki.crl(server.list("cards")));
        trial = new RevocationTrial(server, folder);
        trial.first = Source.CRL;
        trial.fallBack = false;
    }

    @AfterEach
    void stop() {
        trial.close();
        server.close();
    }

    private void serve(CrlParts list) {
        server.put("cards", list.signedBy(pki.authority));
    }

    private static void until(java.util.concurrent.Callable<Boolean> done) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (!done.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void fiveHundredLoginsAtOnceFetchOnce() throws Exception {
        serve(new CrlParts(1));
        trial.revocation();
        Together.run(500, () -> trial.check(pki, card));
        assertThat(server.listsAsked).as("of the authority and of the root").hasValue(2);
    }

    @Test
    void aListIsFetchedAgainInTheBackground() throws Exception {
        serve(new CrlParts(1));
        trial.refresh = Duration.ofMillis(200);
        trial.check(pki, card);
        serve(new CrlParts(2).revoke(SERIAL, CRLReason.superseded));
        until(() -> {
            try {
                trial.check(pki, card);
                return false;
            } catch (RevocationRefusedException refused) {
                return refused.reason().equals(RevocationRefusedException.REVOKED);
            }
        });
    }

    @Test
    void aListIsFetchedAgainBeforeItEndsWithoutAnyLogin() throws Exception {
        CrlParts list = new CrlParts(1);
        list.thisUpdate = Instant.now().minusSeconds(1);
        list.nextUpdate = Instant.now().plusSeconds(2);
        serve(list);
        trial.check(pki, card);
        until(() -> server.listsAsked.get() > 2);
    }

    @Test
    void noLoginWaitsForAListThatIsHere() throws Exception {
        serve(new CrlParts(1));
        trial.refresh = Duration.ofMillis(200);
        trial.deadline = Duration.ofSeconds(10);
        trial.check(pki, card);
        server.lists = Behaviour.HANG;
        int asked = server.listsAsked.get();
        until(() -> server.listsAsked.get() > asked);
        long begin = System.nanoTime();
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aListDoesNotGoBack() throws Exception {
        serve(new CrlParts(5).revoke(SERIAL, CRLReason.superseded));
        trial.refresh = Duration.ofMillis(100);
        trial.refusesAsRevoked(pki, card, "superseded");
        serve(new CrlParts(4));
        int asked = server.listsAsked.get();
        until(() -> {
            trial.refusesAsRevoked(pki, card, "superseded");
            return server.listsAsked.get() > asked + 3;
        });
        trial.refusesAsRevoked(pki, card, "superseded");
    }

    @Test
    void aListDoesNotGoBackByAnotherAddress() {
        serve(new CrlParts(5).revoke(BigInteger.TEN));
        server.put("mirror", new CrlParts(4).signedBy(pki.authority));
        trial.refusal(pki, pki.card(10, RevocationPki.crl(server.list("cards"))));
        trial.refusesAsUnknown(pki, pki.card(11, RevocationPki.crl(server.list("mirror"))), "older than one");
    }

    @Test
    void aRestartWaitsForNoListThatWasHere() throws Exception {
        serve(new CrlParts(1));
        trial.check(pki, card);
        trial.restart();
        server.lists = Behaviour.HANG;
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
    }

    @Test
    void aRestartWaitsForNoListThatIsDueForAnother() throws Exception {
        serve(new CrlParts(1));
        trial.refresh = Duration.ofMillis(1);
        trial.check(pki, card);
        trial.restart();
        server.lists = Behaviour.HANG;
        int asked = server.listsAsked.get();
        Thread.sleep(200);
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
        until(() -> server.listsAsked.get() > asked);
    }

    @Test
    void aKeptListThatWasChangedIsNotUsed() throws Exception {
        serve(new CrlParts(1).revoke(SERIAL));
        trial.refusesAsRevoked(pki, card, "");
        trial.restart();
        server.lists = Behaviour.ERROR;
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 2] ^= 1;
                Files.write(file, content);
            }
        }
        trial.refusesAsUnknown(pki, card, "500");
    }
}
