package org.careidentity.authenticators.mds;

/**
 * How old metadata is (MDS 3.1 section 3.2: a BLOB says by when the next one comes). Reports of known models count in every
 * state; a new registration that needs metadata needs {@link #trustedForRegistration()} too.
 */
public enum Freshness {
    /** There is none: not configured, or none was good yet. */
    ABSENT,
    /** The day of the next update has not passed. */
    CURRENT,
    /** The day of the next update has passed, the grace of the configuration has not. */
    GRACE,
    /** The grace has passed too. */
    EXPIRED;

    /** Whether a model may be trusted anew: what was reported since an update that never came is not known. */
    public boolean trustedForRegistration() {
        return this == CURRENT || this == GRACE;
    }
}
