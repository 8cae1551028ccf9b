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
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.GeneralName;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a list says. */
class CrlTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final CrlEstate estate = new CrlEstate(() -> folder);

    @Test
    void aCardThatIsNotInTheListPasses() throws Exception {
        estate.serve(new CrlParts(1).revoke(BigInteger.TEN));
        assertThat(estate.trial.check(estate.pki, estate.card).certificates()).allSatisfy(each -> {
            assertThat(each.source()).isEqualTo(Source.CRL);
            assertThat(each.outdated()).isFalse();
        });
    }

    @Test
    void aCardInTheListIsRefusedWithTheReason() {
        estate.serve(new CrlParts(1).revoke(CrlEstate.SERIAL, CRLReason.affiliationChanged));
        estate.trial.softFail = true;
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "affiliationChanged");
    }

    @Test
    void aListThatIsOverSaysNothing() {
        CrlParts list = new CrlParts(1);
        list.nextUpdate = estate.trial.now.minus(Duration.ofMinutes(1));
        estate.serve(list);
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "should have been replaced");
    }

    @Test
    void aListThatIsOverCountsForAsLongAsIsAllowed() throws Exception {
        CrlParts list = new CrlParts(1);
        list.nextUpdate = estate.trial.now.minus(Duration.ofMinutes(1));
        estate.serve(list);
        estate.trial.outdated = Duration.ofMinutes(2);
        assertThat(estate.trial
                        .check(estate.pki, estate.card)
                        .certificates()
                        .get(0)
                        .outdated())
                .isTrue();
        estate.trial.now = estate.trial.now.plus(Duration.ofMinutes(2));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "should have been replaced");
    }

    @Test
    void whoIsInAListThatIsOverStaysRevoked() {
        CrlParts list = new CrlParts(1).revoke(CrlEstate.SERIAL, CRLReason.keyCompromise);
        list.nextUpdate = estate.trial.now.minus(Duration.ofMinutes(1));
        estate.serve(list);
        estate.trial.softFail = true;
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "keyCompromise");
    }

    @Test
    void aListFromTheFutureSaysNothing() {
        CrlParts list = new CrlParts(1);
        list.thisUpdate = estate.trial.now.plus(Duration.ofHours(1));
        estate.serve(list);
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "future");
    }

    @Test
    void theListOfAnotherPartitionSaysNothing() throws Exception {
        estate.serve(new CrlParts(1).partition(estate.server.list("others")));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "another partition");
        estate.trial.restart();
        Files.walk(folder).filter(Files::isRegularFile).forEach(CrlDownload::delete);
        estate.serve(new CrlParts(2).partition(estate.server.list("cards")));
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
    }

    @Test
    void theListOfAnAuthorityOfTheSameNameSaysNothing() {
        estate.server.put("cards", new CrlParts(1).signedBy(TestAuthority.root("Authority")));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "signature");
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "GARBAGE", "REDIRECT", "HUGE", "HUGE_IN_CHUNKS"})
    void aServerThatHasNoListEndsInACleanRefusal(Behaviour behaviour) {
        estate.server.lists = behaviour;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "CRL: ");
        assertThat(estate.server.elsewhereAsked).as("where it redirects to").hasValue(0);
        assertThat(estate.server.sent.get()).as("bytes of 300 MB that went out").isLessThan(60 << 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "DRIP"})
    void aServerThatHangsOrDripsIsGivenUpAtTheDeadline(Behaviour behaviour) {
        estate.server.lists = behaviour;
        estate.trial.deadline = RevocationTrial.SHORT;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "CRL: no");
    }

    @Test
    void aFileThatAnAdministratorNamesIsRead() throws Exception {
        Path file = folder.resolve("named.crl");
        Files.write(
                file,
                new CrlParts(1).revoke(CrlEstate.SERIAL, CRLReason.superseded).signedBy(estate.pki.authority));
        estate.trial.sources = List.of(file.toUri());
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "superseded");
        estate.trial.restart();
        Files.write(file, new CrlParts(2).signedBy(estate.pki.authority));
        X509Certificate silent = estate.pki.card(8, RevocationPki.nothing());
        estate.trial.now = Instant.now();
        assertThat(estate.trial.check(estate.pki, silent).softFailed()).isEmpty();
    }

    @Test
    void aServerThatAnAdministratorNamesNeedNotBeAllowedToCertificates() throws Exception {
        estate.serve(new CrlParts(1));
        estate.trial.hosts = java.util.Set.of();
        estate.trial.sources = List.of(URI.create(estate.server.list("cards")), URI.create(estate.server.list("root")));
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
    }

    /** As on older cards of the NHS, which name no responder either. */
    @Test
    void aListThatACardNamesByADirectoryNameIsTheOneThatAnAdministratorNames() throws Exception {
        String authority = "O=nhs,OU=CA,CN=NHS INT Level 2D,CN=CRL";
        X500Name partition = new X500Name(authority + "1");
        Path file = folder.resolve("CRL1.crl");
        Files.write(
                file,
                new CrlParts(1)
                        .partition(new GeneralName(partition))
                        .revoke(CrlEstate.SERIAL, CRLReason.superseded)
                        .signedBy(estate.pki.authority));
        estate.trial.sources = List.of(file.toUri());
        estate.trial.first = Source.OCSP;
        estate.trial.fallBack = true;
        X509Certificate revoked = estate.pki.card(CrlEstate.SERIAL.longValue(), RevocationPki.crl(partition));
        estate.trial.refusesAsRevoked(estate.pki, revoked, "superseded");
        X509Certificate good = estate.pki.card(8, RevocationPki.crl(partition));
        assertThat(estate.trial.check(estate.pki, good).certificates())
                .allSatisfy(each -> assertThat(each.source()).isEqualTo(Source.CRL));
        X509Certificate elsewhere = estate.pki.card(9, RevocationPki.crl(new X500Name(authority + "2")));
        estate.trial.refusesAsUnknown(estate.pki, elsewhere, "another partition");
    }

    @Test
    void aCertificateCannotHaveAFileRead() throws Exception {
        Path file = Files.write(folder.resolve("named.crl"), new CrlParts(1).signedBy(estate.pki.authority));
        X509Certificate odd = estate.pki.card(8, RevocationPki.crl(file.toUri().toString()));
        estate.trial.refusesAsUnknown(estate.pki, odd, "names no list");
    }

    @Test
    void hostsThatAreNotAllowedAreNotAsked() {
        estate.trial.hosts = java.util.Set.of("crl.example.test");
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "not one that may be asked");
        assertThat(estate.server.listsAsked).hasValue(0);
    }

    @Test
    void aFolderThatCannotBeWrittenIsACleanRefusal() throws Exception {
        estate.serve(new CrlParts(1));
        Path file = Files.createFile(folder.resolve("file"));
        estate.trial = new RevocationTrial(estate.server, file);
        estate.trial.first = Source.CRL;
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "no list can be kept");
    }
}
