package org.careidentity.authenticators.emulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The ways in which a server of http can fail those who ask it; another port is there for redirects to lead to. */
final class UnreliableServer implements AutoCloseable {

    static final int HUGE_MEGABYTES = 300;

    private static final int MEGABYTE = 1 << 20;
    private static final int DRIP_MILLIS = 50;

    /** How often the other port was asked. */
    final AtomicInteger elsewhereAsked = new AtomicInteger();
    /** How much of an endless answer went out. */
    final AtomicLong sent = new AtomicLong();

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = server();
    private final HttpServer elsewhere = server();

    /** One whose other port answers with this status. */
    UnreliableServer(int statusElsewhere) {
        elsewhere.createContext("/", exchange -> {
            elsewhereAsked.incrementAndGet();
            exchange.sendResponseHeaders(statusElsewhere, -1);
            exchange.close();
        });
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

    void handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    void start() {
        server.start();
        elsewhere.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Names an address at the other port for a redirect. */
    void leadElsewhere(HttpExchange exchange, String host) {
        exchange.getResponseHeaders()
                .add("Location", "http://" + host + ":" + elsewhere.getAddress().getPort() + "/");
    }

    /** Says nothing. */
    void hang() throws InterruptedException {
        end.await();
    }

    /**
     * Answers with {@link #HUGE_MEGABYTES} of nothing.
     *
     * @param length as announced; 0 for chunks
     */
    void endless(HttpExchange exchange, int status, long length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        OutputStream out = exchange.getResponseBody();
        byte[] piece = new byte[MEGABYTE];
        for (int i = 0; i < HUGE_MEGABYTES; i++) {
            out.write(piece);
            sent.addAndGet(piece.length);
        }
    }

    /** Answers, and then a byte now and then without end. */
    void drip(HttpExchange exchange, int status) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(status, 0);
        do {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            sent.incrementAndGet();
        } while (!end.await(DRIP_MILLIS, TimeUnit.MILLISECONDS));
    }

    static long hugeLength() {
        return (long) HUGE_MEGABYTES * MEGABYTE;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        elsewhere.stop(0);
        threads.shutdownNow();
    }
}
