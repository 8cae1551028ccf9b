package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a responder answers. */
class OcspTest {

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

    @Test
    void aGoodCardPassesAndSoDoesItsAuthority() throws Exception {
        assertThat(trial.check(pki, card).certificates())
                .allSatisfy(each -> assertThat(each.source()).isEqualTo(Source.OCSP))
                .hasSize(2);
    }

    @Test
    void aRevokedCardIsRefusedWithTheReason() {
        answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        trial.softFail = true;
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void aRevokedAuthorityIsRefusedToo() {
        OcspParts ofRoot = new OcspParts(pki.root);
        ofRoot.status = new RevokedStatus(new Date(), CRLReason.cACompromise);
        server.responder("root", ofRoot);
        var refused = trial.refusal(pki, card);
        assertThat(refused.reason()).isEqualTo(RevocationRefusedException.REVOKED);
        assertThat(refused.certificate()).isEqualTo(pki.authority.certificate());
    }

    @Test
    void anotherNonceIsNoAnswerDemandedOrNot() {
        answers.nonce = asked -> Bytes.flipped(asked, 0);
        trial.refusesAsUnknown(pki, card, "another nonce");
        trial.restart();
        trial.nonceDemanded = false;
        trial.refusesAsUnknown(pki, card, "another nonce");
    }

    @Test
    void aMissingNonceIsNoAnswerWhereItIsDemanded() throws Exception {
        answers.nonce = asked -> null;
        trial.refusesAsUnknown(pki, card, "lacks our nonce");
        trial.restart();
        trial.nonceDemanded = false;
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
    }

    @Test
    void theNonceHas32BytesAndIsNewEachTime() throws Exception {
        java.util.List<String> nonces = new java.util.concurrent.CopyOnWriteArrayList<>();
        answers.nonce = asked -> {
            nonces.add(Bytes.base64url(asked));
            return asked;
        };
        trial.cached = Duration.ZERO;
        trial.check(pki, card);
        trial.check(pki, card);
        assertThat(nonces).doesNotHaveDuplicates().hasSize(2).allSatisfy(nonce -> assertThat(Bytes.fromBase64url(nonce))
                .hasSize(32));
    }

    @Test
    void aCardThatTheResponderDoesNotKnowIsRefusedEvenWithSoftFail() {
        answers.status = new UnknownStatus();
        trial.refusesAsUnknown(pki, card, "does not know");
        trial.restart();
        trial.softFail = true;
        trial.refusesAsUnknown(pki, card, "does not know");
    }

    static Stream<Arguments> badAnswers() {
        Instant now = Instant.now();
        return Stream.of(
                bad("nine days old", "ended", a -> {
                    a.thisUpdate = now.minus(Duration.ofDays(9));
                    a.nextUpdate = now.minus(Duration.ofDays(2));
                }),
                bad("from tomorrow", "future", a -> a.thisUpdate = now.plus(Duration.ofDays(1))),
                bad("without an end", "when it ends", a -> a.nextUpdate = null),
                bad("about another card", "another certificate", a -> a.serial = s -> s.add(BigInteger.ONE)),
                bad("signed by another authority", "nobody", a -> a.signedBy(TestAuthority.root("Other"))),
                bad(
                        "signed by an authority of the same name",
                        "nobody",
                        a -> a.signedBy(TestAuthority.root("Authority"))));
    }

    private static Arguments bad(String what, String detail, Consumer<OcspParts> change) {
        return Arguments.of(what, detail, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void anAnswerIsNoneThatIs(String what, String detail, Consumer<OcspParts> change) {
        change.accept(answers);
        trial.refusesAsUnknown(pki, card, detail);
    }

    @Test
    void aCardThatNamesNobodyIsRefused() {
        trial.refusesAsUnknown(pki, pki.card(9, RevocationPki.nothing()), "names no responder");
    }

    @Test
    void addressesThatCannotBeReadAreARefusal() {
        X509Certificate odd = pki.card(
                10,
                parts -> parts.extension(
                        new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.1").getId(), false, new byte[] {5, 0}));
        trial.refusesAsUnknown(pki, odd, "cannot be read");
    }
}
