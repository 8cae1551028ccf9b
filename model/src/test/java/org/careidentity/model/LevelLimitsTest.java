package org.careidentity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NIST SP 800-63B-4 sections 2.2.3, 2.3.3, 5.1 and 5.2, to the second. */
class LevelLimitsTest {

    private static final Instant PROVED = Instant.ofEpochSecond(1_700_000_000);

    @ParameterizedTest(name = "proved at AAL{0}, {1} ago, idle for {2}: level {3}")
    @CsvSource({
        "3, PT0S, PT0S, 3",
        "3, PT12H, PT0S, 3",
        "3, PT12H1S, PT0S, 2",
        "3, PT24H, PT0S, 2",
        "3, PT24H1S, PT0S, ",
        "3, PT15M, PT15M, 3",
        "3, PT15M1S, PT15M1S, 2",
        "3, PT1H, PT1H, 2",
        "3, PT1H1S, PT1H1S, ",
        "3, PT13H, PT16M, 2",
        "2, PT12H1S, PT0S, 2",
        "2, PT24H, PT1H, 2",
        "2, PT24H1S, PT0S, ",
        "2, PT2H, PT1H1S, ",
        "1, PT24H, PT1H, 1",
        "1, PT24H1S, PT0S, ",
        "3, PT-60S, PT0S, 3",
        "3, PT-61S, PT0S, ",
        "3, PT1H, PT-30S, 3",
    })
    void aLevelEndsOverallAndIdleAndLeavesTheLowerOne(String level, Duration age, Duration idle, String left) {
        Proof proof = new Proof("m", AssuranceLevel.ofClaim(level).orElseThrow(), "FIDO2", PROVED, "c");
        Instant now = PROVED.plus(age);
        assertThat(LevelLimits.NIST
                        .standing(proof, now, now.minus(idle))
                        .map(standing -> standing.level().claim())
                        .orElse(null))
                .isEqualTo(left);
    }

    @Test
    void aLoweredProofKeepsWhatElseItSays() {
        Proof proof = new Proof("smartcard", AAL3, "N3_SMARTCARD", PROVED, "card");
        assertThat(LevelLimits.NIST.standing(
                        proof, PROVED.plus(Duration.ofHours(13)), PROVED.plus(Duration.ofHours(13))))
                .contains(new Proof("smartcard", AAL2, "N3_SMARTCARD", PROVED, "card"));
    }

    @Test
    void limitsCanBeShortened() {
        LevelLimits strict =
                LevelLimits.NIST.with(AAL3, new LevelLimits.Limit(Duration.ofMinutes(1), Duration.ofSeconds(5)));
        Proof proof = new Proof("smartcard", AAL3, "N3_SMARTCARD", PROVED, "card");
        Instant now = PROVED.plusSeconds(6);
        assertThat(strict.standing(proof, now, now)).map(Proof::level).contains(AAL3);
        assertThat(strict.standing(proof, now, PROVED)).map(Proof::level).contains(AAL2);
    }

    @Test
    void twoFactorsNeverFallToOne() {
        LevelLimits strict =
                LevelLimits.NIST.with(AAL2, new LevelLimits.Limit(Duration.ofHours(1), Duration.ofHours(1)));
        Proof proof = new Proof("smartcard", AAL3, "N3_SMARTCARD", PROVED, "card");
        Instant later = PROVED.plus(Duration.ofHours(13));
        assertThat(strict.standing(proof, later, later)).isEmpty();
    }

    @Test
    void eachProofAgesByItsOwnClock() {
        Proof card = new Proof("smartcard", AAL3, "N3_SMARTCARD", PROVED, "card");
        Proof passkey = new Proof("passkey", AAL2, "FIDO2", PROVED.plus(Duration.ofHours(20)), "key");
        Proofs proofs = Proofs.NONE.with(card).with(passkey);
        assertThat(proofs.standing(LevelLimits.NIST, PROVED.plus(Duration.ofHours(25)))
                        .all())
                .containsExactly(passkey);
    }
}
