package org.careidentity.authenticators.nhsnet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node's calls of providers, each with a deadline for the whole: Keycloak's client waits anew for each byte, so a provider
 * that sends one now and then would hold the person's browser for as long as it likes. A provider that hangs takes a bounded
 * number of threads, and then the next calls are refused at once.
 */
final class ProviderCalls implements AutoCloseable {

    private static final int MOST_AT_ONCE = 32;
    private static final Duration REACHED = Duration.ofSeconds(60);
    private static final Duration NOT_REACHED = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Reach> reaches = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), ProviderCalls::thread);

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
    Answer send(Call call, Duration deadline) throws ProviderFaultException {
        Future<Answer> answer;
        try {
            answer = threads.submit(call::answer);
        } catch (RejectedExecutionException e) {
            throw new ProviderFaultException(ProviderFault.UNREACHABLE, "too many calls are waiting for providers", e);
        }
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
        } finally {
            answer.cancel(true);
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
            known = ask(call, deadline, now);
            reaches.put(address, known);
        }
        if (!known.reached()) {
            throw new ProviderFaultException(ProviderFault.UNREACHABLE, address + " does not answer");
        }
    }

    private Reach ask(Call call, Duration deadline, Instant now) {
        try {
            if (send(call, deadline).isSuccess()) {
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
