package org.careidentity.authenticators.emulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    private static final int MEGABYTE = 1 << 20;
    private static final int HUGE_MEGABYTES = 300;
    private static final int DRIP_MILLIS = 50;

    public volatile Behaviour responder = Behaviour.ANSWER;
    public volatile Behaviour lists = Behaviour.ANSWER;
    public final AtomicInteger responderAsked = new AtomicInteger();
    public final AtomicInteger listsAsked = new AtomicInteger();
    /** How often the other port was asked, to which redirects go. */
    public final AtomicInteger elsewhereAsked = new AtomicInteger();
    /** How much of an endless answer went out. */
    public final AtomicLong sent = new AtomicLong();

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, OcspParts> responders = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = server();
    private final HttpServer elsewhere = server();

    public RevocationServer() {
        server.createContext("/ocsp/", exchange -> handle(exchange, responder, responderAsked, this::ocsp));
        server.createContext("/crl/", exchange -> handle(exchange, lists, listsAsked, this::list));
        elsewhere.createContext("/", exchange -> {
            elsewhereAsked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        elsewhere.start();
    }

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 600);
            made.setExecutor(threads);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
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
                    exchange.getResponseHeaders()
                            .add(
                                    "Location",
                                    "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
                    exchange.sendResponseHeaders(302, -1);
                }
                case HUGE -> endless(exchange, (long) HUGE_MEGABYTES * MEGABYTE);
                case HUGE_IN_CHUNKS -> endless(exchange, 0);
                case HANG -> end.await();
                case DRIP -> drip(exchange);
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

    private void endless(HttpExchange exchange, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        OutputStream out = exchange.getResponseBody();
        byte[] piece = new byte[MEGABYTE];
        for (int i = 0; i < HUGE_MEGABYTES; i++) {
            out.write(piece);
            sent.addAndGet(piece.length);
        }
    }

    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        do {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            sent.incrementAndGet();
        } while (!end.await(DRIP_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        elsewhere.stop(0);
        threads.shutdownNow();
    }
}
