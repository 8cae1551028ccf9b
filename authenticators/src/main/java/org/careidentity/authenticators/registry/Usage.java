package org.careidentity.authenticators.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * What uses of an authenticator change: so often that it is kept in the table alone, since each change of a stored
 * credential makes Keycloak read the person anew.
 *
 * @param counter the last signature counter; 0 of an authenticator that has none
 * @param backedUp whether the key was backed up at the last use (the BS flag)
 * @param last when it was used last; empty when never
 */
public record Usage(long counter, boolean backedUp, Optional<Instant> last) {

    /** Of an authenticator that has no counter and was not used yet. */
    public static final Usage NONE = new Usage(0, false, Optional.empty());

    /** A use of an authenticator that has no counter. */
    public static Usage at(Instant when) {
        return new Usage(0, false, Optional.of(when));
    }
}
