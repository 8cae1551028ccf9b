package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often, how long and whom responders are asked. */
class OcspAskingTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final OcspEstate estate = new OcspEstate(() -> folder);

    @ParameterizedTest
    @EnumSource(names = {"TRY_LATER", "ERROR", "GARBAGE", "REDIRECT", "HUGE", "HUGE_IN_CHUNKS"})
    void aResponderThatDoesNotAnswerEndsInACleanRefusal(Behaviour behaviour) {
        estate.server.responder = behaviour;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "OCSP: ");
        assertThat(estate.server.elsewhereAsked).as("where it redirects to").hasValue(0);
        assertThat(estate.server.sent.get()).as("bytes of 300 MB that went out").isLessThan(50 << 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "DRIP"})
    void aResponderThatHangsOrDripsIsGivenUpAtTheDeadline(Behaviour behaviour) throws Exception {
        estate.server.responder = behaviour;
        estate.trial.deadline = RevocationTrial.SHORT;
        // the question's own limit and the deadline end at the same moment: either says so
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "OCSP: ");
        Instant end = Instant.now().plusSeconds(30);
        long dripped;
        do {
            dripped = estate.server.sent.get();
            assertThat(Instant.now()).as("still connected").isBefore(end);
            Thread.sleep(500);
        } while (estate.server.sent.get() != dripped);
    }

    @Test
    void theSameCardIsAskedForOnceUntilTheAnswerEnds() throws Exception {
        estate.trial.check(estate.pki, estate.card);
        int asked = estate.server.responderAsked.get();
        estate.answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(4));
        estate.trial.check(estate.pki, estate.card);
        assertThat(estate.server.responderAsked).hasValue(asked);
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(7));
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "keyCompromise");
    }

    @Test
    void anAnswerPastHalfItsTimeIsAskedAnewWhileTheLoginGoesByTheOldOne() throws Exception {
        estate.trial.check(estate.pki, estate.card);
        estate.answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(6));
        estate.trial.check(estate.pki, estate.card);
        Instant end = Instant.now().plusSeconds(10);
        while (!isRevoked()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(5);
        }
    }

    private boolean isRevoked() throws Exception {
        try {
            estate.trial.check(estate.pki, estate.card);
            return false;
        } catch (RevocationRefusedException refused) {
            return refused.reason().equals(RevocationRefusedException.REVOKED);
        }
    }

    @Test
    void aResponderThatIsDownWhenItIsAskedAnewCostsNoLoginBeforeTheAnswerEnds() throws Exception {
        estate.trial.check(estate.pki, estate.card);
        int asked = estate.server.responderAsked.get();
        estate.server.responder = Behaviour.ERROR;
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(6));
        estate.trial.check(estate.pki, estate.card);
        while (estate.server.responderAsked.get() == asked) {
            Thread.sleep(5);
        }
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(3));
        estate.trial.check(estate.pki, estate.card);
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(2));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "OCSP: ");
    }

    @Test
    void anAnswerEndsWhenTheResponderSaysSo() throws Exception {
        estate.answers.nextUpdate = estate.trial.now.plus(Duration.ofMinutes(1));
        estate.trial.check(estate.pki, estate.card);
        estate.answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        estate.answers.nextUpdate = estate.trial.now.plus(Duration.ofHours(1));
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(2));
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "keyCompromise");
    }

    @Test
    void theSameSerialOfAnotherAuthorityIsAskedForItself() throws Exception {
        estate.trial.check(estate.pki, estate.card);
        RevocationPki other =
                new RevocationPki(RevocationPki.ocsp("http://" + estate.server.host() + "/ocsp/other-root"));
        estate.server.responder("other-root", new OcspParts(other.root));
        OcspParts revoked = new OcspParts(other.authority);
        revoked.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        X509Certificate twin = other.card(7, RevocationPki.ocsp(estate.server.responder("other", revoked)));
        estate.trial.refusesAsRevoked(other, twin, "keyCompromise");
    }

    @Test
    void fiveHundredLoginsAtOnceAskOnce() throws Exception {
        estate.trial.revocation();
        Together.run(500, () -> estate.trial.check(estate.pki, estate.card));
        assertThat(estate.server.responderAsked)
                .as("for the card and for its authority")
                .hasValue(2);
    }

    @Test
    void aResponderThatHangsSlowsNoOther() throws Exception {
        try (RevocationServer black = new RevocationServer()) {
            black.responder = Behaviour.HANG;
            estate.trial.hosts = Set.of(estate.server.host(), black.host());
            estate.trial.deadline = Duration.ofSeconds(5);
            Revocation revocation = estate.trial.revocation();
            // all made before the first one waits, so that none is at its deadline when the last one begins
            X509Certificate[] cards = IntStream.range(0, 200)
                    .mapToObj(i -> estate.pki.card(1000 + i, RevocationPki.ocsp("http://" + black.host() + "/ocsp/x")))
                    .toArray(X509Certificate[]::new);
            Thread[] waiting = new Thread[cards.length];
            for (int i = 0; i < waiting.length; i++) {
                X509Certificate stuck = cards[i];
                waiting[i] = new Thread(() -> {
                    try {
                        revocation.check(estate.pki.path(stuck), estate.pki.root.certificate(), estate.trial.now);
                    } catch (RevocationRefusedException unknown) {
                        // what it is for
                    }
                });
                waiting[i].start();
            }
            while (black.responderAsked.get() < 64) {
                Thread.sleep(5);
            }
            assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
            assertThat(waiting).as("still waiting meanwhile").anyMatch(Thread::isAlive);
            assertThat(black.responderAsked).as("at one time").hasValue(64);
            for (Thread thread : waiting) {
                thread.join();
            }
        }
    }

    @Test
    void onlyAllowedHostsAreAsked() {
        for (Set<String> hosts :
                Set.of(Set.of("ocsp.example.test"), Set.of("127.0.0.1"), Set.of("127.0.0.1:1"), Set.<String>of())) {
            estate.trial.restart();
            estate.trial.hosts = hosts;
            estate.trial.refusesAsUnknown(estate.pki, estate.card, "is not one that may be asked");
        }
        assertThat(estate.server.responderAsked).hasValue(0);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"ftp://HOST/ocsp/a", "file:///etc/passwd", "http://user@HOST/ocsp/a", "ldap://HOST/o=x"})
    void anAddressOfAnotherKindIsNotAsked(String address) {
        X509Certificate odd = estate.pki.card(8, RevocationPki.ocsp(address.replace("HOST", estate.server.host())));
        estate.trial.refusesAsUnknown(estate.pki, odd, "no address that may be asked");
    }
}
