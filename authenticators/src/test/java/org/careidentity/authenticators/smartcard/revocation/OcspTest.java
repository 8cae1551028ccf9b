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
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a responder answers. */
class OcspTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final OcspEstate estate = new OcspEstate(() -> folder);

    @Test
    void aGoodCardPassesAndSoDoesItsAuthority() throws Exception {
        assertThat(estate.trial.check(estate.pki, estate.card).certificates())
                .allSatisfy(each -> assertThat(each.source()).isEqualTo(Source.OCSP))
                .hasSize(2);
    }

    @Test
    void aRevokedCardIsRefusedWithTheReason() {
        estate.answers.status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
        estate.trial.softFail = true;
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "keyCompromise");
    }

    @Test
    void aRevokedAuthorityIsRefusedToo() {
        OcspParts ofRoot = new OcspParts(estate.pki.root);
        ofRoot.status = new RevokedStatus(new Date(), CRLReason.cACompromise);
        estate.server.responder("root", ofRoot);
        var refused = estate.trial.refusal(estate.pki, estate.card);
        assertThat(refused.reason()).isEqualTo(RevocationRefusedException.REVOKED);
        assertThat(refused.certificate()).isEqualTo(estate.pki.authority.certificate());
    }

    @Test
    void anotherNonceIsNoAnswerDemandedOrNot() {
        estate.answers.nonce = asked -> Bytes.flipped(asked, 0);
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "another nonce");
        estate.trial.restart();
        estate.trial.nonceDemanded = false;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "another nonce");
    }

    @Test
    void aMissingNonceIsNoAnswerWhereItIsDemanded() throws Exception {
        estate.answers.nonce = asked -> null;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "lacks our nonce");
        estate.trial.restart();
        estate.trial.nonceDemanded = false;
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
    }

    @Test
    void theNonceHas32BytesAndIsNewEachTime() throws Exception {
        java.util.List<String> nonces = new java.util.concurrent.CopyOnWriteArrayList<>();
        estate.answers.nonce = asked -> {
            nonces.add(Bytes.base64url(asked));
            return asked;
        };
        estate.trial.cached = Duration.ZERO;
        estate.trial.check(estate.pki, estate.card);
        estate.trial.check(estate.pki, estate.card);
        assertThat(nonces).doesNotHaveDuplicates().hasSize(2).allSatisfy(nonce -> assertThat(Bytes.fromBase64url(nonce))
                .hasSize(32));
    }

    @Test
    void aCardThatTheResponderDoesNotKnowIsRefusedEvenWithSoftFail() {
        estate.answers.status = new UnknownStatus();
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "does not know");
        estate.trial.restart();
        estate.trial.softFail = true;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "does not know");
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
        change.accept(estate.answers);
        estate.trial.refusesAsUnknown(estate.pki, estate.card, detail);
    }

    @Test
    void aCardThatNamesNobodyIsRefused() {
        estate.trial.refusesAsUnknown(estate.pki, estate.pki.card(9, RevocationPki.nothing()), "names no responder");
    }

    @Test
    void addressesThatCannotBeReadAreARefusal() {
        X509Certificate odd = estate.pki.card(
                10,
                parts -> parts.extension(
                        new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.1").getId(), false, new byte[] {5, 0}));
        estate.trial.refusesAsUnknown(estate.pki, odd, "cannot be read");
    }
}
