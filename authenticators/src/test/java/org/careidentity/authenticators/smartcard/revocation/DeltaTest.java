package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.careidentity.authenticators.emulated.CrlParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A list, and what was revoked since (RFC 5280 section 5.2.4). */
class DeltaTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final CrlEstate estate = new CrlEstate(() -> folder);

    private void serve(CrlParts base, CrlParts delta) {
        base.extension(Extension.freshestCRL, false, RevocationPki.points(estate.server.list("delta")));
        estate.server.put("cards", base.signedBy(estate.pki.authority));
        estate.server.put("delta", delta.signedBy(estate.pki.authority));
    }

    private boolean passes() {
        try {
            return estate.trial.check(estate.pki, estate.card).softFailed().isEmpty();
        } catch (RevocationRefusedException refused) {
            assertThat(refused.reason()).isEqualTo(RevocationRefusedException.REVOKED);
            return false;
        }
    }

    @Test
    void whoIsRevokedSinceTheListIsRefused() {
        serve(new CrlParts(5), new CrlParts(6).deltaTo(5).revoke(CrlEstate.SERIAL, CRLReason.keyCompromise));
        estate.trial.refusesAsRevoked(estate.pki, estate.card, "keyCompromise");
    }

    @Test
    void whoseHoldEndedSinceTheListPasses() {
        serve(
                new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold),
                new CrlParts(6).deltaTo(5).revoke(CrlEstate.SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isTrue();
    }

    @Test
    void whoIsInTheListAndNotInTheDeltaStaysRevoked() {
        serve(new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold), new CrlParts(6).deltaTo(5));
        assertThat(passes()).isFalse();
    }

    @Test
    void theCertificateMayNameTheDelta() {
        estate.card = estate.pki.card(7, parts -> {
            RevocationPki.crl(estate.server.list("cards")).accept(parts);
            parts.extension(Extension.freshestCRL.getId(), false, RevocationPki.points(estate.server.list("delta")));
        });
        estate.server.put("cards", new CrlParts(5).signedBy(estate.pki.authority));
        estate.server.put(
                "delta", new CrlParts(6).deltaTo(5).revoke(CrlEstate.SERIAL).signedBy(estate.pki.authority));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaToANewerListEndsNoHold() {
        serve(
                new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold),
                new CrlParts(7).deltaTo(6).revoke(CrlEstate.SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaOlderThanTheListEndsNoHold() {
        serve(
                new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold),
                new CrlParts(4).deltaTo(3).revoke(CrlEstate.SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaOfAnotherPartitionEndsNoHold() {
        serve(
                new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold),
                new CrlParts(6)
                        .deltaTo(5)
                        .partition(estate.server.list("x"))
                        .revoke(CrlEstate.SERIAL, CRLReason.removeFromCRL));
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaThatIsOverEndsNoHold() {
        CrlParts delta = new CrlParts(6).deltaTo(5).revoke(CrlEstate.SERIAL, CRLReason.removeFromCRL);
        delta.nextUpdate = Instant.now().minusSeconds(1);
        serve(new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold), delta);
        assertThat(passes()).isFalse();
    }

    @Test
    void aDeltaInThePlaceOfAListSaysNothing() {
        estate.server.put("cards", new CrlParts(5).deltaTo(4).signedBy(estate.pki.authority));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "delta and no whole list");
    }

    @Test
    void aListInThePlaceOfADeltaEndsNoHold() {
        serve(new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.certificateHold), new CrlParts(6));
        assertThat(passes()).isFalse();
    }

    @Test
    void aListIsAsGoodAsItSaysWithoutItsDelta() {
        serve(new CrlParts(5), new CrlParts(6).deltaTo(5));
        estate.server.put("delta", new byte[] {1});
        assertThat(passes()).isTrue();
    }

    @Test
    void removalInAListThatIsNoDeltaCountsAsRevoked() {
        serve(new CrlParts(5).revoke(CrlEstate.SERIAL, CRLReason.removeFromCRL), new CrlParts(6).deltaTo(5));
        estate.trial.deadline = Duration.ofSeconds(10);
        assertThat(passes()).isFalse();
    }
}
