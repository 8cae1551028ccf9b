package org.careidentity.phone.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the app to browsers of this machine. Its address is a host name of its own below {@code localhost}, which browsers
 * look for on this machine and take for secure, and which has passkeys of its own: their relying party is
 * {@code phone.localhost}. A real phone comes by a proxy with TLS.
 */
public final class PhoneServer implements AutoCloseable {

    /** The name under which browsers find it. */
    public static final String HOST = "phone.localhost";

    private static final String SERVICE_WORKER = "/service-worker.js";
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;

    private PhoneServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts it.
     *
     * @param port of this machine's own addresses only; 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static PhoneServer start(int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.createContext("/", PhoneServer::handle);
        server.setExecutor(threads);
        server.start();
        return new PhoneServer(server, threads);
    }

    /** The address of the app, with a slash at its end. */
    public URI address() {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + "/");
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SecurityHeaders.addTo(exchange.getResponseHeaders());
            if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            Optional<StaticFiles.StaticFile> file = StaticFiles.at(path);
            if (file.isEmpty()) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
                return;
            }
            if (SERVICE_WORKER.equals(path)) {
                exchange.getResponseHeaders().set("Service-Worker-Allowed", "/");
            }
            exchange.getResponseHeaders().set("Content-Type", file.get().type());
            if ("HEAD".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(OK, NO_BODY);
                return;
            }
            exchange.sendResponseHeaders(OK, file.get().bytes().length);
            exchange.getResponseBody().write(file.get().bytes());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
