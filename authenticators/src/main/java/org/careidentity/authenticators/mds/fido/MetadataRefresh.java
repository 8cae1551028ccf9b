package org.careidentity.authenticators.mds.fido;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Refreshes at an interval; after a failure sooner, then later and later up to the interval.
 *
 * <p>Keycloak's timer has one thread for all of its tasks, which a slow download would hold up.
 */
final class MetadataRefresh {

    private final MetadataLoader loader;
    private final Duration interval;
    private final Duration retry;
    private final ScheduledExecutorService threads;
    private int failures;

    MetadataRefresh(MetadataLoader loader, Duration interval, Duration retry, ScheduledExecutorService threads) {
        this.loader = loader;
        this.interval = interval;
        this.retry = retry;
        this.threads = threads;
    }

    void start() {
        threads.execute(this::run);
    }

    private void run() {
        boolean good = false;
        try {
            good = loader.refresh();
        } finally {
            failures = good ? 0 : failures + 1;
            if (!threads.isShutdown()) {
                threads.schedule(this::run, delay(interval, retry, failures).toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** How long to wait after a number of failures in a row. */
    static Duration delay(Duration interval, Duration retry, int failures) {
        if (failures == 0) {
            return interval;
        }
        Duration longer = retry.multipliedBy(1L << Math.min(failures - 1, 20));
        return longer.compareTo(interval) < 0 ? longer : interval;
    }
}
