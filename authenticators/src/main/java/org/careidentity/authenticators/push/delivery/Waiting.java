package org.careidentity.authenticators.push.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A request that waits.
 *
 * @param realm the realm's address, as its devices know it
 * @param requestId names the request
 * @param expires when it is over, and telling anybody is worth nothing
 */
public record Waiting(String realm, String requestId, Instant expires) {

    /** How long telling somebody is worth something yet; 0 or less when the request is over. */
    public int secondsLeft(Instant now) {
        return (int) Duration.between(now, expires).toSeconds();
    }
}
