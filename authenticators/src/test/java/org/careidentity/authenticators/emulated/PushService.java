package org.careidentity.authenticators.emulated;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A push service (RFC 8030) over http, with the apps that it serves: it looks at every rule for a message, and reads it with
 * the app's keys. It behaves as well or as badly as a test says.
 */
public final class PushService implements AutoCloseable {

    /** What it does with a message that breaks no rule. */
    public enum Behaviour {
        CREATED(201),
        NOT_FOUND(404),
        GONE(410),
        TOO_LARGE(413),
        TOO_MANY(429),
        ERROR(500),
        REDIRECT(307),
        /** Says nothing. */
        HANG(0),
        /** Says 201, and then a byte now and then without end. */
        DRIP(201),
        /** Says 201, and then {@link PushService#HUGE_MEGABYTES} of nothing. */
        HUGE(201);

        private final int status;

        Behaviour(int status) {
            this.status = status;
        }
    }

    /**
     * A message that came to an app.
     *
     * @param content after it was decrypted
     */
    public record Message(String content, int ttl, String urgency) {}

    public static final int HUGE_MEGABYTES = UnreliableServer.HUGE_MEGABYTES;

    private static final String PATH = "/push/";

    public volatile Behaviour behaviour = Behaviour.CREATED;
    /** How often it was asked, whatever it said. */
    public final AtomicInteger asked = new AtomicInteger();
    /** Rules that messages broke. */
    public final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    private final Map<String, PushSubscription> subscriptions = new ConcurrentHashMap<>();
    private final UnreliableServer server = new UnreliableServer(201);
    /** How often the other port was asked, to which redirects go. */
    public final AtomicInteger elsewhereAsked = server.elsewhereAsked;
    /** How much of an endless answer went out. */
    public final AtomicLong sent = server.sent;

    public PushService() {
        server.handle(PATH, this::handle);
        server.start();
    }

    /** What a server is allowed, in its option {@code hosts}. */
    public String origin() {
        return "http://localhost:" + server.port();
    }

    /** Subscribes an app to messages of the server that has this key. */
    public PushSubscription subscribe(String vapidKey) {
        String id = Bytes.base64url(Bytes.random(24));
        PushSubscription made =
                new PushSubscription(origin() + PATH + id, vapidKey, PushKeys.make(), new LinkedBlockingQueue<>());
        subscriptions.put(PATH + id, made);
        return made;
    }

    /** Ends a subscription, as a browser does whose person takes the permission back. */
    public void end(PushSubscription subscription) {
        subscriptions.values().remove(subscription);
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            PushSubscription to = subscriptions.get(exchange.getRequestURI().getRawPath());
            if (to == null) {
                exchange.sendResponseHeaders(Behaviour.GONE.status, -1);
                return;
            }
            Message message = read(exchange, to, body);
            if (message != null) {
                answer(exchange, to, message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a message that keeps the rules; for another it says so, and answers. */
    private Message read(HttpExchange exchange, PushSubscription to, byte[] body) throws IOException {
        try {
            Headers headers = exchange.getRequestHeaders();
            require(exchange.getRequestMethod().equals("POST"), "not a POST");
            VapidCheck.check(headers.getFirst("Authorization"), to.vapidKey(), origin());
            String ttl = String.valueOf(headers.getFirst("TTL"));
            require(ttl.matches("[0-9]{1,7}"), "no TTL");
            String urgency = String.valueOf(headers.getFirst("Urgency"));
            require(urgency.matches("very-low|low|normal|high"), "no urgency");
            require("aes128gcm".equals(headers.getFirst("Content-Encoding")), "another coding");
            String content = new String(to.keys().read(body), StandardCharsets.UTF_8);
            return new Message(content, Integer.parseInt(ttl), urgency);
        } catch (GeneralSecurityException | RuntimeException e) {
            refusals.add(e.toString());
            exchange.sendResponseHeaders(400, -1);
            return null;
        }
    }

    private static void require(boolean holds, String otherwise) throws GeneralSecurityException {
        if (!holds) {
            throw new GeneralSecurityException(otherwise);
        }
    }

    private void answer(HttpExchange exchange, PushSubscription to, Message message)
            throws IOException, InterruptedException {
        Behaviour now = behaviour;
        if (now.status == 201) {
            to.received().add(message);
        }
        switch (now) {
            case HANG -> server.hang();
            case DRIP -> server.drip(exchange, now.status);
            case HUGE -> server.endless(exchange, now.status, UnreliableServer.hugeLength());
            default -> {
                server.leadElsewhere(exchange, "localhost");
                exchange.sendResponseHeaders(now.status, -1);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
