package org.careidentity.authenticators.emulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/** Responders and lists of revoked certificates over http, which behave as well or as badly as a test says. */
public final class RevocationServer implements AutoCloseable {

    /** What it does with a request. */
    public enum Behaviour {
        ANSWER,
        TRY_LATER,
        ERROR,
        GARBAGE,
        REDIRECT,
        HUGE,
        HUGE_IN_CHUNKS,
        HANG,
        DRIP
    }

    public volatile Behaviour responder = Behaviour.ANSWER;
    public volatile Behaviour lists = Behaviour.ANSWER;
    public final AtomicInteger responderAsked = new AtomicInteger();
    public final AtomicInteger listsAsked = new AtomicInteger();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, OcspParts> responders = new ConcurrentHashMap<>();
    private final UnreliableServer server = new UnreliableServer(404);
    /** How often the other port was asked, to which redirects go. */
    public final AtomicInteger elsewhereAsked = server.elsewhereAsked;
    /** How much of an endless answer went out. */
    public final AtomicLong sent = server.sent;

    public RevocationServer() {
        server.handle("/ocsp/", exchange -> handle(exchange, responder, responderAsked, this::ocsp));
        server.handle("/crl/", exchange -> handle(exchange, lists, listsAsked, this::list));
        server.start();
    }

    /** Host and port. */
    public String host() {
        return "127.0.0.1:" + server.port();
    }

    /** Answers at an address of this name. */
    public String responder(String name, OcspParts answers) {
        responders.put(name, answers);
        return "http://" + host() + "/ocsp/" + name;
    }

    /** The address of a list of this name. */
    public String list(String name) {
        return "http://" + host() + "/crl/" + name;
    }

    /** Puts a list at its address. */
    public void put(String name, byte[] list) {
        files.put(name, list);
    }

    private interface Content {
        byte[] of(String name, byte[] request) throws IOException;
    }

    private byte[] ocsp(String name, byte[] request) throws IOException {
        return responders.get(name).answer(request);
    }

    private byte[] list(String name, byte[] request) {
        return files.get(name);
    }

    private void handle(HttpExchange exchange, Behaviour behaviour, AtomicInteger asked, Content content)
            throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            String name = exchange.getRequestURI().getPath().replaceFirst("/[a-z]+/", "");
            switch (behaviour) {
                case ANSWER -> answer(exchange, content.of(name, request));
                case TRY_LATER -> answer(exchange, OcspParts.failure(OCSPRespBuilder.TRY_LATER));
                case ERROR -> exchange.sendResponseHeaders(500, -1);
                case GARBAGE -> answer(exchange, Bytes.random(1000));
                case REDIRECT -> {
                    server.leadElsewhere(exchange, "127.0.0.1");
                    exchange.sendResponseHeaders(302, -1);
                }
                case HUGE -> server.endless(exchange, 200, UnreliableServer.hugeLength());
                case HUGE_IN_CHUNKS -> server.endless(exchange, 200, 0);
                case HANG -> server.hang();
                case DRIP -> server.drip(exchange, 200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.close();
    }
}
