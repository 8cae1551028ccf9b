package org.careidentity.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One finished authentication: which method proved which level, when, and with which stored credential.
 *
 * @param method the login method's id
 * @param level the level proved
 * @param amr the amr name of the technique
 * @param provedAt when; whole seconds
 * @param credential the id of the stored credential; empty when the method stores none
 */
public record Proof(String method, AssuranceLevel level, String amr, Instant provedAt, String credential) {

    private static final String SEPARATOR = "|";

    /** Refuses members that could not be read back from {@link #format()}. */
    public Proof {
        Objects.requireNonNull(level, "level");
        provedAt = Instant.ofEpochSecond(provedAt.getEpochSecond());
        for (String text : new String[] {method, amr, credential}) {
            if (text.contains(SEPARATOR) || text.contains("\n")) {
                throw new IllegalArgumentException("a proof's members hold neither | nor line breaks");
            }
        }
    }

    /** This proof, counted at another level. */
    Proof at(AssuranceLevel other) {
        return other == level ? this : new Proof(method, other, amr, provedAt, credential);
    }

    /** This proof, counted at a level if that is lower. */
    public Proof atMost(AssuranceLevel highest) {
        return highest.reaches(level) ? this : at(highest);
    }

    /** One line that {@link #parse} reads back. */
    public String format() {
        return String.join(SEPARATOR, method, level.claim(), amr, Long.toString(provedAt.getEpochSecond()), credential);
    }

    /** Reads {@link #format()}'s line; empty for anything else: what cannot be read proves nothing. */
    public static Optional<Proof> parse(String line) {
        String[] members = line.split("\\|", -1);
        if (members.length != 5) {
            return Optional.empty();
        }
        try {
            Instant provedAt = Instant.ofEpochSecond(Long.parseLong(members[3]));
            return AssuranceLevel.ofClaim(members[1])
                    .map(level -> new Proof(members[0], level, members[2], provedAt, members[4]));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
