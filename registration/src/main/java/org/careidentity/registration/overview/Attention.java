package org.careidentity.registration.overview;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.registration.authenticator.AuthenticatorView;

/** Why an authenticator wants attention, the most urgent first. */
enum Attention {
    /** It was registered by a link, and its person waits for it to count. */
    AWAITING,
    /** Something is suspicious about it. */
    QUARANTINED,
    /** It has failed too often. */
    DISABLED,
    /** Somebody has stopped it. */
    SUSPENDED,
    /** It ends within the time that a new one takes, or has ended. */
    EXPIRING;

    /** The name on the wire. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The most urgent reason at a moment; empty when there is none. */
    static Optional<Attention> of(HeldAuthenticator held, Oversight oversight, Instant now) {
        if (oversight.awaitsConfirmation()) {
            return Optional.of(AWAITING);
        }
        return switch (held.authenticator().status()) {
            case QUARANTINED -> Optional.of(QUARANTINED);
            case DISABLED -> Optional.of(DISABLED);
            case SUSPENDED -> Optional.of(SUSPENDED);
            case ACTIVE, REMOVED ->
                held.authenticator()
                        .expires()
                        .filter(end -> end.isBefore(now.plus(AuthenticatorView.EXPIRING)))
                        .map(end -> EXPIRING);
        };
    }
}
