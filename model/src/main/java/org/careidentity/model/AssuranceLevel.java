package org.careidentity.model;

import java.util.Optional;

/** Authenticator assurance levels of NIST SP 800-63B-4 section 2, in ascending order. */
public enum AssuranceLevel {
    /** Single factor. */
    AAL1("1"),
    /** Two factors. */
    AAL2("2"),
    /** Two factors, phishing resistant, with a key that cannot be exported. */
    AAL3("3");

    private final String claim;

    AssuranceLevel(String claim) {
        this.claim = claim;
    }

    /** The value of CIS2's {@code authentication_assurance_level} claim: a string of one digit. */
    public String claim() {
        return claim;
    }

    /** Whether this level is the given one or higher. */
    public boolean reaches(AssuranceLevel other) {
        return compareTo(other) >= 0;
    }

    /** The level with this claim value; empty for anything else, null included. */
    public static Optional<AssuranceLevel> ofClaim(String claim) {
        for (AssuranceLevel level : values()) {
            if (level.claim.equals(claim)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
