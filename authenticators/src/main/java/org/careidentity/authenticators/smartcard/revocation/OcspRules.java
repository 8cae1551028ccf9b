package org.careidentity.authenticators.smartcard.revocation;

import java.time.Duration;

/**
 * Which answers of responders count.
 *
 * @param nonceDemanded whether an answer without our nonce is none (RFC 9654); a wrong one is none in any case
 * @param cached how long an answer counts at most, whatever next update it names
 * @param mostBytes a larger answer is refused
 */
public record OcspRules(boolean nonceDemanded, Duration cached, int mostBytes) {

    private static final int MOST_BYTES = 256 * 1024;

    /** With a nonce, for ten minutes, up to 256 kB. */
    public static OcspRules strict() {
        return new OcspRules(true, Duration.ofMinutes(10), MOST_BYTES);
    }
}
