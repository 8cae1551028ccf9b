package org.careidentity.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How long a level counts after it was proved.
 *
 * @param limits the limit of every level
 */
public record LevelAges(Map<AssuranceLevel, Duration> limits) {

    /** 12 hours for AAL3, 24 hours below: NIST SP 800-63B-4 sections 2.3.3 (a SHALL) and 2.2.3. */
    public static final LevelAges NIST = new LevelAges(Map.of(
            AssuranceLevel.AAL1, Duration.ofHours(24),
            AssuranceLevel.AAL2, Duration.ofHours(24),
            AssuranceLevel.AAL3, Duration.ofHours(12)));

    /** How far the clocks of two nodes may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** Keeps an own copy. */
    public LevelAges {
        limits = Map.copyOf(limits);
    }

    /** Whether a proof still counts; one from further in the future than clocks may differ does not. */
    public boolean valid(Proof proof, Instant now) {
        Duration age = Duration.between(proof.provedAt(), now);
        return age.compareTo(CLOCK_SKEW.negated()) >= 0 && age.compareTo(limits.get(proof.level())) <= 0;
    }
}
