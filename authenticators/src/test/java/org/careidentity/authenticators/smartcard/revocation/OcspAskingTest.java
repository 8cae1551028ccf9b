package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often, how long and whom responders are asked. */
class OcspAskingTest {

    @TempDir
    Path folder;

    private OcspEstate estate;
    private RevocationServer server;
    private RevocationPki pki;
    private OcspParts answers;
    private RevocationTrial trial;
    private X509Certificate card;

    @BeforeEach
    void issue() {
        estate = new OcspEstate(folder);
        server = estate.server;
        pki = estate.pki;
        answers = estate.answers;
        trial = estate.trial;
        card = estate.card;
    }

    @AfterEach
    void stop() {
        trial.close();
        estate.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRY_LATER", "ERROR", "GARBAGE", "REDIRECT", "HUGE", "HUGE_IN_CHUNKS"})
    void aResponderThatDoesNotAnswerEndsInACleanRefusal(Behaviour behaviour) {
        server.responder = behaviour;
        trial.refusesAsUnknown(pki, card, "OCSP: ");
        assertThat(server.elsewhereAsked).as("where it redirects to").hasValue(0);
        assertThat(server.sent.get()).as("bytes of 300 MB that went out").isLessThan(50 << 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "DRIP"})
    void aResponderThatHangsOrDripsIsGivenUpAtTheDeadline(Behaviour behaviour) throws Exception {
        server.responder = behaviour;
        trial.deadline = RevocationTrial.SHORT;
        trial.refusesAsUnknown(pki, card, "OCSP: no");
        long dripped = server.sent.get();
        Thread.sleep(500);
        assertThat(server.sent.get() - dripped).as("still connected").isLessThan(8);
    }

    @Test
    void theSameCardIsAskedForOnceUntilTheAnswerEnds() throws Exception {
        trial.check(pki, card);
        int asked = server.responderAsked.get();
        answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        trial.now = trial.now.plus(Duration.ofMinutes(9));
        trial.check(pki, card);
        assertThat(server.responderAsked).hasValue(asked);
        trial.now = trial.now.plus(Duration.ofMinutes(2));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void anAnswerEndsWhenTheResponderSaysSo() throws Exception {
        answers.nextUpdate = trial.now.plus(Duration.ofMinutes(1));
        trial.check(pki, card);
        answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        answers.nextUpdate = trial.now.plus(Duration.ofHours(1));
        trial.now = trial.now.plus(Duration.ofMinutes(2));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void theSameSerialOfAnotherAuthorityIsAskedForItself() throws Exception {
        trial.check(pki, card);
        RevocationPki other = new RevocationPki(RevocationPki.ocsp("http://" + server.host() + "/ocsp/other-root"));
        server.responder("other-root", new OcspParts(other.root));
        OcspParts revoked = new OcspParts(other.authority);
        revoked.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        X509Certificate twin = other.card(7, RevocationPki.ocsp(server.responder("other", revoked)));
        trial.refusesAsRevoked(other, twin, "keyCompromise");
    }

    @Test
    void fiveHundredLoginsAtOnceAskOnce() throws Exception {
        trial.revocation();
        Together.run(500, () -> trial.check(pki, card));
        assertThat(server.responderAsked)
                .as("for the card and for its authority")
                .hasValue(2);
    }

    @Test
    void aResponderThatHangsSlowsNoOther() throws Exception {
        try (RevocationServer black = new RevocationServer()) {
            black.responder = Behaviour.HANG;
            trial.hosts = Set.of(server.host(), black.host());
            trial.deadline = Duration.ofSeconds(3);
            Revocation revocation = trial.revocation();
            Thread[] waiting = new Thread[200];
            for (int i = 0; i < waiting.length; i++) {
                X509Certificate stuck = pki.card(1000 + i, RevocationPki.ocsp("http://" + black.host() + "/ocsp/x"));
                waiting[i] = new Thread(() -> {
                    try {
                        revocation.check(pki.path(stuck), pki.root.certificate(), trial.now);
                    } catch (RevocationRefusedException unknown) {
                        // what it is for
                    }
                });
                waiting[i].start();
            }
            while (black.responderAsked.get() < 64) {
                Thread.sleep(5);
            }
            assertThat(trial.check(pki, card).softFailed()).isEmpty();
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
            trial.restart();
            trial.hosts = hosts;
            trial.refusesAsUnknown(pki, card, "is not one that may be asked");
        }
        assertThat(server.responderAsked).hasValue(0);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"ftp://HOST/ocsp/a", "file:///etc/passwd", "http://user@HOST/ocsp/a", "ldap://HOST/o=x"})
    void anAddressOfAnotherKindIsNotAsked(String address) {
        X509Certificate odd = pki.card(8, RevocationPki.ocsp(address.replace("HOST", server.host())));
        trial.refusesAsUnknown(pki, odd, "no address that may be asked");
    }
}
