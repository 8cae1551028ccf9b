package org.careidentity.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a session has proved: the latest proof of each method. A time for each proof, since each level ages by a clock
 * of its own (NIST SP 800-63B-4 sections 2.2.3 and 2.3.3).
 *
 * @param all the proofs, one for each method at most
 */
public record Proofs(List<Proof> all) {

    /** Nothing proved. */
    public static final Proofs NONE = new Proofs(List.of());

    /** Keeps an own copy. */
    public Proofs {
        all = List.copyOf(all);
    }

    /** These proofs and a new one, which takes the place of an earlier one of its method. */
    public Proofs with(Proof proof) {
        return new Proofs(
                Stream.concat(all.stream().filter(known -> !known.method().equals(proof.method())), Stream.of(proof))
                        .toList());
    }

    /** What the proofs still stand for while the session is in use. */
    public Proofs standing(LevelLimits limits, Instant now) {
        return standing(limits, now, now);
    }

    /**
     * What the proofs still stand for.
     *
     * @param lastUse when the session was last used
     */
    public Proofs standing(LevelLimits limits, Instant now, Instant lastUse) {
        return new Proofs(all.stream()
                .flatMap(proof -> limits.standing(proof, now, lastUse).stream())
                .toList());
    }

    /** The proofs that are not older than a moment. */
    public Proofs since(Instant moment) {
        return new Proofs(
                all.stream().filter(proof -> !proof.provedAt().isBefore(moment)).toList());
    }

    /** The proofs that were not made with this stored credential. */
    public Proofs without(String credential) {
        return new Proofs(all.stream()
                .filter(proof -> !proof.credential().equals(credential))
                .toList());
    }

    /** The best proof: the highest level, of these the latest. */
    public Optional<Proof> best() {
        return all.stream().max(Comparator.comparing(Proof::level).thenComparing(Proof::provedAt));
    }

    /** Lines that {@link #parse} reads back. */
    public String format() {
        return all.stream().map(Proof::format).collect(Collectors.joining("\n"));
    }

    /** Reads {@link #format()}; lines that cannot be read are left out, null is nothing. */
    public static Proofs parse(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        return new Proofs(
                text.lines().flatMap(line -> Proof.parse(line).stream()).toList());
    }
}
