package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts when a source has no answer: cards name a responder and a list, their authority a list alone. */
class FallBackTest {

    private static final BigInteger SERIAL = BigInteger.valueOf(7);

    /** Half of it is enough for whoever answers, though other tests run at the same time. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final RevocationServer server = new RevocationServer();
    private RevocationPki pki;
    private OcspParts answers;
    private RevocationTrial trial;
    private X509Certificate card;

    @BeforeEach
    void issue() {
        pki = new RevocationPki(RevocationPki.crl(server.list("root")));
        server.put("root", new CrlParts(1).signedBy(pki.root));
        answers = new OcspParts(pki.authority);
        String responder = server.responder("authority", answers);
        card = pki.card(SERIAL.intValue(), parts -> {
            RevocationPki.ocsp(responder).accept(parts);
            RevocationPki.crl(server.list("cards")).accept(parts);
        });
        trial = new RevocationTrial(server, folder);
        lists(new CrlParts(1));
    }

    private void lists(CrlParts parts) {
        server.put("cards", parts.signedBy(pki.authority));
    }

    @AfterEach
    void stop() {
        trial.close();
        server.close();
    }

    @Test
    void anAuthorityWithAListAloneStandsBesideCardsWithAResponder() throws Exception {
        assertThat(trial.check(pki, card).certificates())
                .extracting(RevocationResult.Checked::source)
                .containsExactly(Source.OCSP, Source.CRL);
    }

    @Test
    void withoutFallBackSuchAnAuthorityIsUnknown() {
        trial.fallBack = false;
        var refused = trial.refusal(pki, card);
        assertThat(refused.reason()).isEqualTo(RevocationRefusedException.UNKNOWN);
        assertThat(refused.certificate()).isEqualTo(pki.authority.certificate());
    }

    @Test
    void theListAnswersWhenTheResponderHangs() throws Exception {
        server.responder = Behaviour.HANG;
        trial.deadline = SLOW;
        assertThat(trial.check(pki, card).certificates())
                .extracting(RevocationResult.Checked::source)
                .containsExactly(Source.CRL, Source.CRL);
    }

    @Test
    void theListRevokesWhenTheResponderHangs() {
        server.responder = Behaviour.HANG;
        trial.deadline = SLOW;
        lists(new CrlParts(1).revoke(SERIAL, CRLReason.keyCompromise));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void theResponderAnswersWhenTheListHangs() {
        server.lists = Behaviour.HANG;
        trial.first = Source.CRL;
        trial.deadline = SLOW;
        answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        trial.refusesAsRevoked(pki, card, "revoked by OCSP: ");
    }

    @Test
    void withoutFallBackTheOtherSourceIsNotAsked() {
        server.responder = Behaviour.ERROR;
        trial.fallBack = false;
        trial.refusesAsUnknown(pki, card, "500");
        assertThat(server.listsAsked).hasValue(0);
    }

    @Test
    void nobodyPassesWhenNobodyAnswers() {
        server.responder = Behaviour.HANG;
        server.lists = Behaviour.HANG;
        trial.deadline = RevocationTrial.SHORT;
        refusesSinceNobodyAnswers();
    }

    /** A question's own limit and the deadline end at the same moment: either says so. */
    private void refusesSinceNobodyAnswers() {
        var refused = trial.refusal(pki, card);
        assertThat(refused.reason()).isEqualTo(RevocationRefusedException.UNKNOWN);
        assertThat(refused.detail()).matches("OCSP: no (whole )?answer .*; CRL: no (whole )?answer .*");
        assertThat(refused.certificate()).isEqualTo(card);
    }

    @Test
    void whereItIsAllowedACardPassesThatNobodyKnowsAndTheResultSaysSo() throws Exception {
        server.responder = Behaviour.HANG;
        server.lists = Behaviour.HANG;
        trial.deadline = RevocationTrial.SHORT;
        trial.softFail = true;
        RevocationResult result = trial.check(pki, card);
        assertThat(result.softFailed())
                .extracting(RevocationResult.Checked::certificate)
                .containsExactly(card, pki.authority.certificate());
        assertThat(result.softFailed().get(0).detail()).contains("OCSP: no");
    }

    @Test
    void aCardThatAListRevokesNeverPassesThoughTheResponderHangs() {
        server.responder = Behaviour.HANG;
        trial.softFail = true;
        trial.deadline = SLOW;
        CrlParts list = new CrlParts(1).revoke(SERIAL, CRLReason.keyCompromise);
        list.nextUpdate = Instant.now().minusSeconds(1);
        lists(list);
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void aRevocationThatWasAnsweredOnceNeverPassesAndNobodyIsAskedAgain() {
        answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        trial.softFail = true;
        trial.fallBack = false;
        trial.refusesAsRevoked(pki, card, "keyCompromise");
        server.responder = Behaviour.ERROR;
        int asked = server.responderAsked.get();
        trial.now = trial.now.plus(Duration.ofDays(30));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
        assertThat(server.responderAsked).hasValue(asked);
    }

    @Test
    void aRevocationInAKeptListOutlivesARestart() {
        lists(new CrlParts(1).revoke(SERIAL, CRLReason.keyCompromise));
        trial.first = Source.CRL;
        trial.refusesAsRevoked(pki, card, "keyCompromise");
        trial.restart();
        server.lists = Behaviour.ERROR;
        server.responder = Behaviour.ERROR;
        trial.softFail = true;
        trial.now = trial.now.plus(Duration.ofDays(30));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void aGoodAnswerDoesNotUndoARevocation() {
        lists(new CrlParts(1).revoke(SERIAL, CRLReason.keyCompromise));
        trial.first = Source.CRL;
        trial.refusesAsRevoked(pki, card, "keyCompromise");
        server.lists = Behaviour.ERROR;
        trial.now = trial.now.plus(Duration.ofDays(30));
        answers.nextUpdate = trial.now.plus(Duration.ofDays(1));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void aNewerGoodAnswerEndsAHold() throws Exception {
        loadHoldOf(Duration.ofHours(1));
        answers.thisUpdate = Instant.now().minus(Duration.ofMinutes(1));
        assertThat(trial.check(pki, card).certificates().get(0).source()).isEqualTo(Source.OCSP);
    }

    @Test
    void anOlderGoodAnswerEndsNoHold() throws Exception {
        loadHoldOf(Duration.ofHours(1));
        answers.thisUpdate = Instant.now().minus(Duration.ofHours(2));
        trial.refusesAsRevoked(pki, card, "certificateHold");
    }

    /** Another card has the list fetched. */
    private void loadHoldOf(Duration age) throws RevocationRefusedException {
        CrlParts list = new CrlParts(1).revoke(SERIAL, CRLReason.certificateHold);
        list.thisUpdate = Instant.now().minus(age);
        lists(list);
        trial.check(pki, pki.card(8, RevocationPki.crl(server.list("cards"))));
    }

    @Test
    void allOfAPathIsAnsweredWithinOneDeadline() {
        pki = new RevocationPki(parts -> {
            RevocationPki.ocsp("http://" + server.host() + "/ocsp/root").accept(parts);
            RevocationPki.crl(server.list("root")).accept(parts);
        });
        card = pki.card(7, parts -> {
            RevocationPki.ocsp("http://" + server.host() + "/ocsp/authority").accept(parts);
            RevocationPki.crl(server.list("cards")).accept(parts);
        });
        server.responder = Behaviour.HANG;
        server.lists = Behaviour.HANG;
        trial.softFail = false;
        trial.deadline = SLOW;
        long begin = System.nanoTime();
        refusesSinceNobodyAnswers();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("less than for two certificates one after the other")
                .isLessThan(SLOW.multipliedBy(2));
    }
}
