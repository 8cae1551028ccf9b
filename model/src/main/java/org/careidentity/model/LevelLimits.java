package org.careidentity.model;

import static org.careidentity.model.AssuranceLevel.AAL1;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long each level counts after it was proved, and how long while nobody uses the session. A proof of AAL3 that is
 * past AAL3's limits still counts as one of AAL2 as long as it is inside those of AAL2.
 *
 * @param limits the limits of every level
 */
public record LevelLimits(Map<AssuranceLevel, Limit> limits) {

    /**
     * 12 hours and 15 minutes idle for AAL3 (NIST SP 800-63B-4 section 2.3.3), 24 hours and 1 hour idle below (section
     * 2.2.3).
     */
    public static final LevelLimits NIST = new LevelLimits(Map.of(
            AAL1, new Limit(Duration.ofHours(24), Duration.ofHours(1)),
            AAL2, new Limit(Duration.ofHours(24), Duration.ofHours(1)),
            AAL3, new Limit(Duration.ofHours(12), Duration.ofMinutes(15))));

    /** How far the clocks of two nodes may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** Keeps an own copy. */
    public LevelLimits {
        limits = Map.copyOf(limits);
    }

    /**
     * The limits of one level.
     *
     * @param overall from the proof on
     * @param idle from the last use of the session on
     */
    public record Limit(Duration overall, Duration idle) {}

    /** These limits with another one for a level. */
    public LevelLimits with(AssuranceLevel level, Limit limit) {
        Map<AssuranceLevel, Limit> changed = new EnumMap<>(limits);
        changed.put(level, limit);
        return new LevelLimits(changed);
    }

    /**
     * What a proof still stands for.
     *
     * @param lastUse when the session was last used
     * @return the proof, at its level or at the highest lower one whose limits hold; empty when none does, or when the
     *     proof is from further in the future than clocks may differ
     */
    public Optional<Proof> standing(Proof proof, Instant now, Instant lastUse) {
        Duration age = Duration.between(proof.provedAt(), now);
        Duration idle = Duration.between(lastUse, now);
        if (age.compareTo(CLOCK_SKEW.negated()) < 0) {
            return Optional.empty();
        }
        Optional<Proof> standing = Optional.empty();
        for (AssuranceLevel level : AssuranceLevel.values()) {
            Limit limit = limits.get(level);
            boolean holds = age.compareTo(limit.overall()) <= 0 && idle.compareTo(limit.idle()) <= 0;
            if (holds && counts(proof, level)) {
                standing = Optional.of(proof.at(level));
            }
        }
        return standing;
    }

    /** Two factors never fall to one: what was proved with them ends when AAL2 does. */
    private static boolean counts(Proof proof, AssuranceLevel level) {
        return proof.level() == level || (proof.level().reaches(level) && level != AAL1);
    }
}
