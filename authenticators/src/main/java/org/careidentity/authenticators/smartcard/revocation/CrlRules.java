package org.careidentity.authenticators.smartcard.revocation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How lists of revoked certificates are had and how long they are good.
 *
 * @param sources lists besides those that certificates name: http, https, ldap and file; from an administrator, so that
 *     any host may be in them
 * @param refresh how often a list is fetched again, at the least; sooner when it ends sooner
 * @param retry how soon after a first failure
 * @param deadline for one download, which no login waits for longer than its own deadline
 * @param outdated how long after its next update a list still counts
 * @param mostBytes a larger list is refused
 * @param folder where lists are kept, so that a restart does not wait for them; of this server alone
 */
public record CrlRules(
        List<URI> sources,
        Duration refresh,
        Duration retry,
        Duration deadline,
        Duration outdated,
        long mostBytes,
        Path folder) {

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /** Hourly, within a minute, 256 MB, and never out of date. */
    public static CrlRules in(Path folder) {
        return new CrlRules(
                List.of(),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ZERO,
                MOST_BYTES,
                folder);
    }
}
