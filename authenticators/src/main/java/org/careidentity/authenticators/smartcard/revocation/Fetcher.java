package org.careidentity.authenticators.smartcard.revocation;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The only one here that asks anybody over http: for a total time whatever drips, up to a size, without redirects or
 * proxies, and only hosts that are allowed. No thread waits for an answer.
 *
 * <p>The addresses must come from certificates of a path that is trusted already, or from an administrator: this is the
 * caller's duty. Whoever could name an address could have the server ask its neighbours (CWE-918).
 */
final class Fetcher implements AutoCloseable {

    private final FetchLimits limits;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Threads.scheduled("care-identity-revocation-watch", 1);

    Fetcher(FetchLimits limits) {
        this.limits = limits;
    }

    private record Peer(HttpClient client, ThreadPoolExecutor threads, Gate gate) {}

    /** Posts, and gives the whole answer; fails with {@link NoAnswerException}. */
    CompletableFuture<byte[]> post(URI address, String type, byte[] body, long most) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        return fetch(
                        address,
                        request -> request.header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)),
                        Channels.newChannel(answer),
                        most,
                        limits.deadline())
                .thenApply(done -> answer.toByteArray());
    }

    /** Gets what may take longer than a login waits; fails with {@link NoAnswerException}. */
    CompletableFuture<Void> get(URI address, WritableByteChannel to, long most, Duration deadline) {
        return fetch(address, HttpRequest.Builder::GET, to, most, deadline);
    }

    private interface Method {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private CompletableFuture<Void> fetch(
            URI address, Method method, WritableByteChannel to, long most, Duration deadline) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        try {
            Peer peer = peers.computeIfAbsent(limits.requireAllowed(address), this::peer);
            HttpRequest request =
                    method.of(HttpRequest.newBuilder(address).timeout(deadline)).build();
            Future<?> end = watch.schedule(
                    () -> result.completeExceptionally(
                            new NoAnswerException("no whole answer within " + deadline.toMillis() + " ms")),
                    deadline.toMillis(),
                    TimeUnit.MILLISECONDS);
            result.whenComplete((done, error) -> end.cancel(false));
            peer.gate().enter(() -> send(peer, request, to, most, result));
        } catch (NoAnswerException e) {
            result.completeExceptionally(e);
        } catch (RuntimeException e) {
            result.completeExceptionally(new NoAnswerException("it cannot be asked: " + e, e));
        }
        return result;
    }

    /** Begins, unless it is too late. */
    private static boolean send(
            Peer peer, HttpRequest request, WritableByteChannel to, long most, CompletableFuture<Void> result) {
        if (result.isDone()) {
            return false;
        }
        CompletableFuture<?> exchange;
        try {
            exchange = peer.client().sendAsync(request, answer -> new CappedBody(answer, to, most));
        } catch (RuntimeException e) {
            exchange = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> sent = exchange;
        sent.whenComplete((answer, error) -> {
            peer.gate().leave();
            if (error == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(NoAnswerException.of(error));
            }
        });
        // ends the connection, whoever still drips there
        result.whenComplete((done, error) -> sent.cancel(true));
        return true;
    }

    private Peer peer(String name) {
        ThreadPoolExecutor threads = Threads.few("care-identity-revocation " + name, limits.threads());
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.deadline())
                .executor(threads)
                .build();
        return new Peer(client, threads, new Gate(limits.requests()));
    }

    @Override
    public void close() {
        Threads.end(watch);
        peers.values().forEach(peer -> Threads.end(peer.threads()));
    }
}
