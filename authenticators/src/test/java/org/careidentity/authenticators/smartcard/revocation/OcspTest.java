package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OcspTest {

    @TempDir
    Path folder;

    private final RevocationServer server = new RevocationServer();
    private RevocationPki pki;
    private OcspParts answers;
    private RevocationTrial trial;
    private X509Certificate card;

    @BeforeEach
    void issue() {
        pki = new RevocationPki(RevocationPki.ocsp("http://" + server.host() + "/ocsp/root"));
        server.responder("root", new OcspParts(pki.root));
        answers = new OcspParts(pki.authority);
        card = pki.card(7, RevocationPki.ocsp(server.responder("authority", answers)));
        trial = new RevocationTrial(server, folder);
    }

    @AfterEach
    void stop() {
        trial.close();
        server.close();
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
    void whoHasACertificateOfTheAuthorityForItMaySign() throws Exception {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.authority, key, RevocationPki.nothing()));
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
    }

    static Stream<Arguments> badSigners() {
        return Stream.of(
                signer("without the purpose", p -> p.without(Extension.extendedKeyUsage.getId())),
                signer(
                        "for another purpose",
                        p -> p.extension(
                                Extension.extendedKeyUsage.getId(),
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))),
                signer(
                        "for any purpose",
                        p -> p.extension(
                                Extension.extendedKeyUsage.getId(),
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))),
                signer(
                        "that may not sign",
                        p -> p.extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.keyEncipherment))),
                signer("that is over", p -> p.notAfter = Instant.now().minus(Duration.ofHours(1))),
                signer("that has not begun", p -> p.notBefore = Instant.now().plus(Duration.ofHours(1))),
                signer("that the authority did not sign", p -> p.corruptSignature = true),
                signer("with an unknown critical extension", p -> p.extension("1.2.3.4", true, DERNull.INSTANCE)),
                signer(
                        "that need be checked and names no list",
                        p -> p.without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId())));
    }

    private static Arguments signer(String what, Consumer<CertificateParts> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSigners")
    void nobodySignsWithACertificate(String what, Consumer<CertificateParts> change) {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.authority, key, change));
        trial.refusesAsUnknown(pki, card, "");
    }

    @Test
    void aSignerOfAnotherAuthorityIsNotBelieved() {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.root, key, RevocationPki.nothing()));
        trial.refusesAsUnknown(pki, card, "nobody");
        trial.restart();
        answers.signedBy(key, RevocationPki.signer(TestAuthority.root("Authority"), key, RevocationPki.nothing()));
        trial.refusesAsUnknown(pki, card, "nobody");
    }

    @Test
    void aSignerThatNeedBeCheckedIsLookedUpInTheList() throws Exception {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.authority, key, parts -> {
            parts.without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId());
            parts.serial = BigInteger.valueOf(99);
            RevocationPki.crl(server.list("authority")).accept(parts);
        }));
        server.put("authority", new CrlParts(1).signedBy(pki.authority));
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
        trial.restart();
        trial = new RevocationTrial(server, folder.resolve("other"));
        server.put("authority", new CrlParts(2).revoke(BigInteger.valueOf(99)).signedBy(pki.authority));
        trial.refusesAsUnknown(pki, card, "responder's own certificate");
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
