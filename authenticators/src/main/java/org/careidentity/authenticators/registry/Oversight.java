package org.careidentity.authenticators.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * What those who watch over a person's authenticators have decided of one.
 *
 * @param version goes up with each change of what may be done with it, so that nobody decides on what they have not seen
 * @param awaitsConfirmation whether it was registered by a link whose issuer has not confirmed it yet: until then it reaches
 *     AAL2 at most
 * @param reason why its status is what it is, in words; empty when nobody said
 * @param by the id of the user who decided last; empty when nobody did
 * @param at when
 */
public record Oversight(
        long version, boolean awaitsConfirmation, Optional<String> reason, Optional<String> by, Optional<Instant> at) {

    /** The same of one that waits or doesn't. */
    public Oversight awaiting(boolean waits) {
        return new Oversight(version, waits, reason, by, at);
    }

    /** Whether its person reported it lost, and nobody has decided since. */
    public boolean reportedLost() {
        return reason.filter(Decision.LOST::equals).isPresent();
    }

    /** Of an authenticator that nobody has decided anything of. */
    public static final Oversight NONE = new Oversight(0, false, Optional.empty(), Optional.empty(), Optional.empty());
}
