package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list, and what was revoked since (RFC 5280 section 5.2.4). */
class DeltaTest {

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

    private void serve(CrlParts base, CrlParts delta) {
        base.extension(Extension.freshestCRL, false, RevocationPki.points(server.list("delta")));
        server.put("cards", base.signedBy(pki.authority));
        server.put("delta", delta.signedBy(pki.authority));
    }

    private boolean passes() {
        try {
            return trial.check(pki, card).softFailed().isEmpty();
        } catch (RevocationRefusedException refused) {
            assertThat(refused.reason()).isEqualTo(RevocationRefusedException.REVOKED);
            return false;
        }
    }

    @Test
    void whoIsRevokedSinceTheListIsRefused() {
        serve(new CrlParts(5), new CrlParts(6).deltaTo(5).revoke(SERIAL, CRLReason.keyCompromise));
        trial.refusesAsRevoked(pki, card, "keyCompromise");
    }

    @Test
    void whoseHoldEndedSinceTheListPasses() {
        serve(
                new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold),
                new CrlParts(6).deltaTo(5).revoke(SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isTrue();
    }

    @Test
    void whoIsInTheListAndNotInTheDeltaStaysRevoked() {
        serve(new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold), new CrlParts(6).deltaTo(5));
        assertThat(passes()).isFalse();
    }

    @Test
    void theCertificateMayNameTheDelta() {
        card = pki.card(7, parts -> {
            RevocationPki.crl(server.list("cards")).accept(parts);
            parts.extension(Extension.freshestCRL.getId(), false, RevocationPki.points(server.list("delta")));
        });
        server.put("cards", new CrlParts(5).signedBy(pki.authority));
        server.put("delta", new CrlParts(6).deltaTo(5).revoke(SERIAL).signedBy(pki.authority));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaToANewerListEndsNoHold() {
        serve(
                new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold),
                new CrlParts(7).deltaTo(6).revoke(SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaOlderThanTheListEndsNoHold() {
        serve(
                new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold),
                new CrlParts(4).deltaTo(3).revoke(SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaOfAnotherPartitionEndsNoHold() {
        serve(
                new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold),
                new CrlParts(6).deltaTo(5).partition(server.list("x")).revoke(SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaThatIsOverEndsNoHold() {
        CrlParts delta = new CrlParts(6).deltaTo(5).revoke(SERIAL, CRLReason.removeFromCRL);
        delta.nextUpdate = Instant.now().minusSeconds(1);
        serve(new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold), delta);
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaInThePlaceOfAListSaysNothing() {
        server.put("cards", new CrlParts(5).deltaTo(4).signedBy(pki.authority));
        trial.refusesAsUnknown(pki, card, "delta and no whole list");
    }

    @Test
    void aListInThePlaceOfADeltaEndsNoHold() {
        serve(new CrlParts(5).revoke(SERIAL, CRLReason.certificateHold), new CrlParts(6));
        assertThat(passes()).isFalse();
    }

    @Test
    void aListIsAsGoodAsItSaysWithoutItsDelta() {
        serve(new CrlParts(5), new CrlParts(6).deltaTo(5));
        server.put("delta", new byte[] {1});
        assertThat(passes()).isTrue();
    }

    @Test
    void removalInAListThatIsNoDeltaCountsAsRevoked() {
        serve(new CrlParts(5).revoke(SERIAL, CRLReason.removeFromCRL), new CrlParts(6).deltaTo(5));
        trial.deadline = Duration.ofSeconds(10);
        assertThat(passes()).isFalse();
    }
}
