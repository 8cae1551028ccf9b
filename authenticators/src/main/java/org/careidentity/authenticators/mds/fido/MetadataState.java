package org.careidentity.authenticators.mds.fido;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.careidentity.authenticators.mds.Freshness;
import org.jboss.logging.Logger;

/** What a node knows at this moment: written by its loader, read by logins and administrators. */
final class MetadataState {

    private static final Logger LOGGER = Logger.getLogger(MetadataState.class);

    private final InstantSource clock;
    private final int graceDays;
    private final Map<Problem, LongAdder> failures = new ConcurrentHashMap<>();
    private volatile Models models;
    private volatile Instant checked;
    private volatile String problem;
    private LocalDate warned;

    MetadataState(InstantSource clock, int graceDays) {
        this.clock = clock;
        this.graceDays = graceDays;
    }

    /** The models of the last good BLOB. */
    Optional<Models> models() {
        return Optional.ofNullable(models);
    }

    Freshness freshness() {
        Models now = models;
        return now == null ? Freshness.ABSENT : now.freshness(clock.instant(), graceDays);
    }

    /** When the source last had a good BLOB, new or not. */
    Optional<Instant> lastChecked() {
        return Optional.ofNullable(checked);
    }

    /** Why the last attempt took nothing; empty when it was good. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    Instant now() {
        return clock.instant();
    }

    long failures(Problem kind) {
        LongAdder count = failures.get(kind);
        return count == null ? 0 : count.sum();
    }

    void took(Models taken, Instant at) {
        models = taken;
        checked = at;
    }

    void checked(Instant at) {
        checked = at;
        problem = null;
        warnWhenStale();
    }

    void failed(Problem kind, String message) {
        failures.computeIfAbsent(kind, none -> new LongAdder()).increment();
        if (!message.equals(problem)) {
            LOGGER.warnf("FIDO metadata is not taken (%s): %s", kind.code(), message);
        }
        problem = message;
        warnWhenStale();
    }

    /** Once a day. */
    private void warnWhenStale() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Models now = models;
        if (now == null || freshness() == Freshness.CURRENT || today.equals(warned)) {
            return;
        }
        warned = today;
        LOGGER.warnf(
                freshness() == Freshness.GRACE
                        ? "FIDO metadata no. %d is stale: the next was due on %s. It still counts"
                        : "FIDO metadata no. %d has expired: the next was due on %s. Models are not trusted for new"
                                + " registrations",
                now.number(),
                now.nextUpdate());
    }
}
