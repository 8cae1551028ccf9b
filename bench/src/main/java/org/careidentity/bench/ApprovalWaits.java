package org.careidentity.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.careidentity.phone.Phone;

/**
 * How long people wait for their page when the phone has its answer, beyond the time until their browser's next poll. An
 * operation is a batch of approvals one after the other; the meter adds up the 99th percentiles of the batches.
 */
final class ApprovalWaits implements Side, Meter, Closing.Closeable {

    private static final int BATCH = 100;
    private static final int MILLISECONDS_BETWEEN = 50;
    private static final int THREADS = 4;
    private static final int PERCENTILE = 99;
    private static final int PERCENT = 100;
    /** The approvals of a batch, the polls after them, and some time to spare. */
    private static final int BATCH_SECONDS = 30;

    private final WaitingBrowsers browsers;
    private final Phone phone = Phone.inMemory();
    private final Random choice = new Random(1);
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(THREADS);
    private double seconds;

    ApprovalWaits(WaitingBrowsers browsers) {
        this.browsers = browsers;
    }

    @Override
    public void prepare(int operations) {
        browsers.waitFor(BATCH_SECONDS * operations);
    }

    @Override
    public void operation() {
        List<WaitingBrowsers.Waiting> people = new ArrayList<>(browsers.waiting());
        Collections.shuffle(people, choice);
        List<CompletableFuture<Double>> waits = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            WaitingBrowsers.Waiting waiting = people.get(i);
            CompletableFuture<Double> wait = new CompletableFuture<>();
            waits.add(wait);
            hands.schedule(() -> approve(waiting, wait), (long) i * MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
        }
        seconds += percentile(waits.stream().map(CompletableFuture::join).toList());
    }

    private void approve(WaitingBrowsers.Waiting waiting, CompletableFuture<Double> wait) {
        try {
            waiting.request().approve(phone);
            long approved = System.nanoTime();
            waiting.arrival().whenComplete((arrival, failure) -> {
                if (failure == null) {
                    wait.complete(arrival.secondsAfterThePollSince(approved));
                } else {
                    wait.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            wait.completeExceptionally(e);
        }
    }

    /** By the nearest rank. */
    private static double percentile(List<Double> waits) {
        return waits.stream().sorted().toList().get((int) Math.ceil(waits.size() * PERCENTILE / (double) PERCENT) - 1);
    }

    @Override
    public double reading() {
        return seconds;
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
