package org.careidentity.authenticators.nhsnet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node's calls of providers, each with a deadline for the whole: Keycloak's client waits anew for each byte, so a provider
 * that sends one now and then would hold the person's browser for as long as it likes. A provider that hangs takes a bounded
 * number of threads, each until Keycloak's client gives up; then the next calls to it are refused at once, and no others.
 */
final class ProviderCalls implements AutoCloseable {

    private static final int MOST_AT_ONCE = 32;
    private static final Duration REACHED = Duration.ofSeconds(60);
    private static final Duration NOT_REACHED = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Reach> reaches = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(ProviderCalls::thread);

    ProviderCalls(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What a provider answered.
     *
     * @param status the HTTP status
     * @param body the text; empty when there is none
     */
    record Answer(int status, String body) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** A request to a provider. */
    @FunctionalInterface
    interface Call {

        Answer answer() throws IOException;
    }

    private record Reach(boolean reached, Instant until) {}

    private static Thread thread(Runnable call) {
        Thread thread = new Thread(call, "care-identity-provider-call");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Sends a request, and waits for the whole answer.
     *
     * @throws ProviderFaultException {@link ProviderFault#UNREACHABLE} when there is none before the deadline
     */
    Answer send(String address, Call call, Duration deadline) throws ProviderFaultException {
        Semaphore place = places.computeIfAbsent(address, any -> new Semaphore(MOST_AT_ONCE));
        if (!place.tryAcquire()) {
            throw new ProviderFaultException(ProviderFault.UNREACHABLE, "too many calls are waiting for " + address);
        }
        Future<Answer> answer = threads.submit(() -> {
            try {
                return call.answer();
            } finally {
                place.release();
            }
        });
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProviderFaultException(ProviderFault.UNREACHABLE, "no answer within " + deadline, e);
        } catch (ExecutionException e) {
            throw new ProviderFaultException(
                    ProviderFault.UNREACHABLE, e.getCause().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderFaultException(ProviderFault.UNREACHABLE, "interrupted", e);
        }
    }

    /**
     * Whether an address answers. The answer of the last time is taken for a minute, a failure for ten seconds.
     *
     * @throws ProviderFaultException {@link ProviderFault#UNREACHABLE} when it does not
     */
    void reach(String address, Call call, Duration deadline) throws ProviderFaultException {
        Instant now = clock.instant();
        Reach known = reaches.get(address);
        if (known == null || known.until().isBefore(now)) {
            known = ask(address, call, deadline, now);
            reaches.put(address, known);
        }
        if (!known.reached()) {
            throw new ProviderFaultException(ProviderFault.UNREACHABLE, address + " does not answer");
        }
    }

    private Reach ask(String address, Call call, Duration deadline, Instant now) {
        try {
            if (send(address, call, deadline).isSuccess()) {
                return new Reach(true, now.plus(REACHED));
            }
        } catch (ProviderFaultException e) {
            // Not reached: said by the result.
        }
        return new Reach(false, now.plus(NOT_REACHED));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
