package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One list, which is fetched once however many ask for it, and again before it ends. Whoever asks for a list that is here
 * and good waits for nothing.
 */
final class CrlSlot {

    private static final Logger LOGGER = Logger.getLogger(CrlSlot.class);
    /** A list that nobody asks for is not fetched again. */
    private static final Duration USED_WITHIN = Duration.ofDays(7);
    /** Whoever looks something up in the list before has ended by then. */
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final CrlKey key;
    private final CrlRules rules;
    private final CrlDownload download;
    private final CrlFile file;
    private final InstantSource clock;
    private final ScheduledExecutorService threads;

    private volatile CrlIndex index;
    private volatile Instant due = Instant.MIN;
    private volatile Instant used = Instant.MIN;
    private boolean restored;
    private CompletableFuture<CrlIndex> loading;
    private NoAnswerException failure;
    private int failures;
    private Future<?> next;

    CrlSlot(
            CrlKey key,
            CrlRules rules,
            CrlDownload download,
            CrlNumbers numbers,
            InstantSource clock,
            ScheduledExecutorService threads) {
        this.key = key;
        this.rules = rules;
        this.download = download;
        this.file = new CrlFile(key, rules, numbers);
        this.clock = clock;
        this.threads = threads;
    }

    /** The list that is here, good or not; null without any. */
    CrlIndex loaded() {
        return index;
    }

    /** The list, as soon as one is here that is good; fails with {@link NoAnswerException}. */
    CompletableFuture<CrlIndex> get(Instant now) {
        used = clock.instant();
        CompletableFuture<CrlIndex> refreshed = used.isAfter(due) ? begin() : null;
        CrlIndex loaded = index;
        if (loaded != null && good(loaded, now)) {
            return CompletableFuture.completedFuture(loaded);
        }
        return refreshed != null ? refreshed : begin();
    }

    private boolean good(CrlIndex list, Instant now) {
        return now.isBefore(list.outline().nextUpdate().plus(rules.outdated()));
    }

    private synchronized CompletableFuture<CrlIndex> begin() {
        if (loading != null) {
            return loading;
        }
        if ((failure != null || index != null) && clock.instant().isBefore(due)) {
            return index != null ? CompletableFuture.completedFuture(index) : CompletableFuture.failedFuture(failure);
        }
        loading = new CompletableFuture<>();
        CompletableFuture<CrlIndex> begun = loading;
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            ended(new NoAnswerException("the server stops", e));
        }
        return begun;
    }

    private void run() {
        if (!restored) {
            restored = true;
            file.restore().ifPresent(kept -> {
                index = kept.list();
                due = due(kept.list(), kept.since());
            });
            if (index != null && clock.instant().isBefore(due)) {
                ended(null);
                return;
            }
            if (index != null && good(index, clock.instant())) {
                nobodyWaits();
            }
        }
        download.fetch(key.source())
                .whenCompleteAsync(
                        (fetched, error) -> {
                            if (error != null) {
                                ended(NoAnswerException.of(error));
                            } else {
                                take(fetched);
                            }
                        },
                        threads);
    }

    /** The list that was kept is due for another, and good until that comes. */
    private void nobodyWaits() {
        CompletableFuture<CrlIndex> waiting;
        synchronized (this) {
            waiting = loading;
            loading = new CompletableFuture<>();
        }
        waiting.complete(index);
    }

    private void take(Path fetched) {
        try {
            CrlIndex before = index;
            index = file.take(fetched);
            due = due(index, clock.instant());
            if (before != null) {
                threads.schedule(() -> close(before), LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            ended(null);
        } catch (NoAnswerException e) {
            ended(e);
        } catch (RuntimeException e) {
            ended(NoAnswerException.of(e));
        }
    }

    private void ended(NoAnswerException problem) {
        CompletableFuture<CrlIndex> waiting;
        synchronized (this) {
            failure = problem;
            failures = problem == null ? 0 : failures + 1;
            if (problem != null) {
                due = clock.instant().plus(pause());
                LOGGER.warnf("No list of revoked certificates from %s: %s", key.source(), problem.getMessage());
            }
            waiting = loading;
            loading = null;
        }
        refreshLater();
        if (index != null) {
            waiting.complete(index);
        } else {
            waiting.completeExceptionally(problem);
        }
    }

    private synchronized void refreshLater() {
        if (next != null) {
            next.cancel(false);
        }
        if (index != null && !threads.isShutdown()) {
            // one more, since the rest of a millisecond would be too early
            long millis = 1 + Math.max(0, Duration.between(clock.instant(), due).toMillis());
            next = threads.schedule(this::refresh, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            refreshLater();
        } else if (used.isAfter(now.minus(USED_WITHIN))) {
            begin();
        }
    }

    /** At an interval, and sooner for a list that ends sooner: after three quarters of its time. */
    private Instant due(CrlIndex list, Instant since) {
        CrlOutline times = list.outline();
        Duration good = Duration.between(times.thisUpdate(), times.nextUpdate());
        Instant end = times.thisUpdate().plus(good.multipliedBy(3).dividedBy(4));
        Instant regular = since.plus(rules.refresh());
        Instant soonest = since.plus(rules.retry());
        Instant sooner = end.isBefore(regular) ? end : regular;
        return sooner.isBefore(soonest) ? soonest : sooner;
    }

    private Duration pause() {
        Duration longer = rules.retry().multipliedBy(1L << Math.min(failures - 1, 20));
        return longer.compareTo(rules.refresh()) < 0 ? longer : rules.refresh();
    }

    private static void close(CrlIndex before) {
        try {
            before.close();
        } catch (IOException e) {
            LOGGER.debugf("A list that was replaced cannot be closed: %s", e);
        }
    }
}
