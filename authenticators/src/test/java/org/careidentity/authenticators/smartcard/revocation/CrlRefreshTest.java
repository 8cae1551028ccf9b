package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.CRLReason;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How often a list is fetched, and which one counts. */
class CrlRefreshTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final CrlEstate estate = new CrlEstate(() -> folder);

    private static void until(java.util.concurrent.Callable<Boolean> done) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (!done.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void fiveHundredLoginsAtOnceFetchOnce() throws Exception {
        estate.serve(new CrlParts(1));
        estate.trial.revocation();
        Together.run(500, () -> estate.trial.check(estate.pki, estate.card));
        assertThat(estate.server.listsAsked)
                .as("of the authority and of the root")
                .hasValue(2);
    }

    @Test
    void aListIsFetchedAgainInTheBackground() throws Exception {
        estate.serve(new CrlParts(1));
        estate.trial.refresh = Duration.ofMillis(200);
        estate.trial.check(estate.pki, estate.card);
        estate.serve(new CrlParts(2).revoke(CrlEstate.SERIAL, CRLReason.superseded));
        until(() -> {
            try {
                estate.trial.check(estate.pki, estate.card);
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
        estate.serve(list);
        estate.trial.check(estate.pki, estate.card);
        until(() -> estate.server.listsAsked.get() > 2);
    }

    @Test
    void noLoginWaitsForAListThatIsHere() throws Exception {
        estate.serve(new CrlParts(1));
        estate.trial.refresh = Duration.ofMillis(200);
        estate.trial.deadline = Duration.ofSeconds(10);
        estate.trial.check(estate.pki, estate.card);
        estate.server.lists = Behaviour.HANG;
        int asked = estate.server.listsAsked.get();
        until(() -> estate.server.listsAsked.get() > asked);
        long begin = System.nanoTime();
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aListDoesNotGoBack() throws Exception {
        estate.serve(new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.superseded));
        estate.trial.refresh = Duration.ofMillis(100);
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "superseded");
        estate.serve(new CrlParts(4));
        int asked = estate.server.listsAsked.get();
        until(() -> {
            estate.trial.refusesAsRevoked(estate.pki, estate.card, "superseded");
            return estate.server.listsAsked.get() > asked + 3;
        });
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "superseded");
    }

    @Test
    void aListDoesNotGoBackByAnotherAddress() {
        estate.serve(new CrlParts(5).revoke(BigInteger.TEN));
        estate.server.put("mirror", new CrlParts(4).signedBy(estate.pki.authority));
        estate.trial.refusal(estate.pki, estate.pki.card(10, RevocationPki.crl(estate.server.list("cards"))));
        estate.trial.refusesAsUnknown(
                estate.pki, estate.pki.card(11, RevocationPki.crl(estate.server.list("mirror"))), "older than one");
    }

    @Test
    void aRestartWaitsForNoListThatWasHere() throws Exception {
        estate.serve(new CrlParts(1));
        estate.trial.check(estate.pki, estate.card);
        estate.trial.restart();
        estate.server.lists = Behaviour.HANG;
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
    }

    @Test
    void aRestartWaitsForNoListThatIsDueForAnother() throws Exception {
        estate.serve(new CrlParts(1));
        estate.trial.refresh = Duration.ofMillis(1);
        estate.trial.check(estate.pki, estate.card);
        estate.trial.restart();
        estate.server.lists = Behaviour.HANG;
        int asked = estate.server.listsAsked.get();
        Thread.sleep(200);
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
        until(() -> estate.server.listsAsked.get() > asked);
    }

    @Test
    void aKeptListThatWasChangedIsNotUsed() throws Exception {
        estate.serve(new CrlParts(1).revoke(CrlEstate.SERIAL));
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "");
        estate.trial.restart();
        estate.server.lists = Behaviour.ERROR;
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 2] ^= 1;
                Files.write(file, content);
            }
        }
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "500");
    }
}
