package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a list says. */
class CrlTest {

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

    @Test
    void aCardThatIsNotInTheListPasses() throws Exception {
        serve(new CrlParts(1).revoke(BigInteger.TEN));
        assertThat(trial.check(pki, card).certificates()).allSatisfy(each -> {
            assertThat(each.source()).isEqualTo(Source.CRL);
            assertThat(each.outdated()).isFalse();
        });
    }

    @Test
    void aCardInTheListIsRefusedWithTheReason() {
        serve(new CrlParts(1).revoke(SERIAL, CRLReason.affiliationChanged));
        trial.softFail = true;
        trial.refusesAsRevoked(pki, card, "affiliationChanged");
    }

    @Test
    void aListThatIsOverSaysNothing() {
        CrlParts list = new CrlParts(1);
        list.nextUpdate = trial.now.minus(Duration.ofMinutes(1));
        serve(list);
        trial.refusesAsUnknown(pki, card, "should have been replaced");
    }

    @Test
    void aListThatIsOverCountsForAsLongAsIsAllowed() throws Exception {
        CrlParts list = new CrlParts(1);
        list.nextUpdate = trial.now.minus(Duration.ofMinutes(1));
        serve(list);
        trial.outdated = Duration.ofMinutes(2);
        assertThat(trial.check(pki, card).certificates().get(0).outdated()).isTrue();
        trial.now = trial.now.plus(Duration.ofMinutes(2));
        trial.refusesAsUnknown(pki, card, "should have been replaced");
    }

    @Test
    void whoIsInAListThatIsOverStaysRevoked() {
        CrlParts list = new CrlParts(1).revoke(SERIAL, CRLReason.keyCompromise);
        list.nextUpdate = trial.now.minus(Duration.ofMinutes(1));
        serve(list);
        trial.softFail = true;
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void aListFromTheFutureSaysNothing() {
        CrlParts list = new CrlParts(1);
        list.thisUpdate = trial.now.plus(Duration.ofHours(1));
        serve(list);
        trial.refusesAsUnknown(pki, card, "future");
    }

    @Test
    void theListOfAnotherPartitionSaysNothing() throws Exception {
        serve(new CrlParts(1).partition(server.list("others")));
        trial.refusesAsUnknown(pki, card, "another partition");
        trial.restart();
        Files.walk(folder).filter(Files::isRegularFile).forEach(CrlDownload::delete);
        serve(new CrlParts(2).partition(server.list("cards")));
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
    }

    @Test
    void theListOfAnAuthorityOfTheSameNameSaysNothing() {
        server.put("cards", new CrlParts(1).signedBy(TestAuthority.root("Authority")));
        trial.refusesAsUnknown(pki, card, "signature");
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "GARBAGE", "REDIRECT", "HUGE", "HUGE_IN_CHUNKS"})
    void aServerThatHasNoListEndsInACleanRefusal(Behaviour behaviour) {
        server.lists = behaviour;
        trial.refusesAsUnknown(pki, card, "CRL: ");
        assertThat(server.elsewhereAsked).as("where it redirects to").hasValue(0);
        assertThat(server.sent.get()).as("bytes of 300 MB that went out").isLessThan(60 << 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "DRIP"})
    void aServerThatHangsOrDripsIsGivenUpAtTheDeadline(Behaviour behaviour) {
        server.lists = behaviour;
        trial.deadline = RevocationTrial.SHORT;
        trial.refusesAsUnknown(pki, card, "CRL: no");
    }

    @Test
    void aFileThatAnAdministratorNamesIsRead() throws Exception {
        Path file = folder.resolve("named.crl");
        Files.write(file, new CrlParts(1).revoke(SERIAL, CRLReason.superseded).signedBy(pki.authority));
        trial.sources = List.of(file.toUri());
        trial.refusesAsRevoked(pki, card, "superseded");
        trial.restart();
        Files.write(file, new CrlParts(2).signedBy(pki.authority));
        X509Certificate silent = pki.card(8, RevocationPki.nothing());
        trial.now = Instant.now();
        assertThat(trial.check(pki, silent).softFailed()).isEmpty();
    }

    @Test
    void aServerThatAnAdministratorNamesNeedNotBeAllowedToCertificates() throws Exception {
        serve(new CrlParts(1));
        trial.hosts = java.util.Set.of();
        trial.sources = List.of(URI.create(server.list("cards")), URI.create(server.list("root")));
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
    }

    @Test
    void aCertificateCannotHaveAFileRead() throws Exception {
        Path file = Files.write(folder.resolve("named.crl"), new CrlParts(1).signedBy(pki.authority));
        X509Certificate odd = pki.card(8, RevocationPki.crl(file.toUri().toString()));
        trial.refusesAsUnknown(pki, odd, "names no list");
    }

    @Test
    void hostsThatAreNotAllowedAreNotAsked() {
        trial.hosts = java.util.Set.of("crl.example.test");
        trial.refusesAsUnknown(pki, card, "not one that may be asked");
        assertThat(server.listsAsked).hasValue(0);
    }

    @Test
    void aFolderThatCannotBeWrittenIsACleanRefusal() throws Exception {
        serve(new CrlParts(1));
        Path file = Files.createFile(folder.resolve("file"));
        trial = new RevocationTrial(server, file);
        trial.first = Source.CRL;
        trial.refusesAsUnknown(pki, card, "no list can be kept");
    }
}
