package org.careidentity.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.careidentity.e2e.support.Application;

/** A thousand browsers whose login waits for a phone. Each asks every five seconds, at moments of its own. */
final class WaitingBrowsers implements Closing.Closeable {

    static final int COUNT = 1000;

    private static final long SECOND = 1_000_000_000L;
    private static final long BETWEEN_POLLS = 5 * SECOND / COUNT;
    private static final int THREADS = 8;

    private final Application application;
    private final PhoneOwners owners;
    private final HttpClient http;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<AtomicReference<Waiting>> places = IntStream.range(0, COUNT)
            .mapToObj(place -> new AtomicReference<Waiting>())
            .toList();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong answered = new AtomicLong();
    private ScheduledFuture<?> polling;
    private long begun;
    private long turns;

    /**
     * A browser and what becomes of it.
     *
     * @param arrival completed when the browser has its page
     */
    record Waiting(OpenRequest request, CompletableFuture<Arrival> arrival) {}

    /**
     * A browser's arrival at its application.
     *
     * @param asked when it was to ask; what makes it ask later is time that somebody waits
     * @param arrived when it had its page
     */
    record Arrival(long asked, long arrived) {

        /** Seconds from the poll that was due after a moment, or from that moment if the poll had been sent by then. */
        double secondsAfterThePollSince(long moment) {
            return (arrived - Math.max(moment, asked)) / (double) SECOND;
        }
    }

    WaitingBrowsers(PushSite site, PhoneOwners owners, HttpClient http) {
        this.application = site.application();
        this.owners = owners;
        this.http = http;
    }

    /**
     * Lets everybody whose request ends sooner make way for somebody with a new one, and all ask.
     *
     * @throws IllegalStateException when one was answered what none should
     */
    void waitFor(int seconds) {
        List<CompletableFuture<Void>> opening = new ArrayList<>();
        for (AtomicReference<Waiting> place : places) {
            Waiting waiting = place.get();
            if (waiting == null || !waiting.request().isOpenFor(seconds)) {
                opening.add(CompletableFuture.runAsync(
                        () -> place.set(new Waiting(
                                OpenRequest.begin(application, owners.next(), http), new CompletableFuture<>())),
                        threads));
            }
        }
        opening.forEach(CompletableFuture::join);
        requireNoFailure();
        begin();
    }

    private void begin() {
        if (polling == null) {
            begun = System.nanoTime();
            turns = 0;
            polling = clock.scheduleAtFixedRate(this::next, 0, BETWEEN_POLLS, TimeUnit.NANOSECONDS);
        }
    }

    private void next() {
        long due = begun + turns * BETWEEN_POLLS;
        AtomicReference<Waiting> place = places.get((int) (turns++ % COUNT));
        Waiting waiting = place.get();
        if (waiting != null) {
            threads.execute(() -> ask(place, waiting, due));
        }
    }

    private void ask(AtomicReference<Waiting> place, Waiting waiting, long due) {
        try {
            // a poll of before may still be under way, and the browser goes on once
            if (poll(waiting) && place.compareAndSet(waiting, null)) {
                waiting.request().goOn();
                waiting.arrival().complete(new Arrival(due, System.nanoTime()));
            }
        } catch (RuntimeException | AssertionError e) {
            failure.compareAndSet(null, new IllegalStateException("a browser that waited", e));
            waiting.arrival().completeExceptionally(e);
        }
    }

    private boolean poll(Waiting waiting) {
        boolean isAnswered = waiting.request().isAnswered();
        answered.incrementAndGet();
        return isAnswered;
    }

    /** Lets somebody who waits ask out of turn. */
    void pollOne() {
        if (poll(waiting().get(0))) {
            throw new IllegalStateException("a request was answered that nobody knows");
        }
    }

    /** How many polls were answered so far. */
    long polls() {
        return answered.get();
    }

    /** Those who wait. */
    List<Waiting> waiting() {
        return places.stream()
                .map(AtomicReference::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Lets nobody ask any more until they wait again.
     *
     * @throws IllegalStateException when one was answered what none should
     */
    void pause() {
        if (polling != null) {
            polling.cancel(false);
            polling = null;
        }
        requireNoFailure();
    }

    private void requireNoFailure() {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
