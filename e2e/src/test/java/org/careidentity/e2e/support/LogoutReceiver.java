package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An application's back-channel logout endpoint. */
public final class LogoutReceiver implements AutoCloseable {

    private final HttpServer http;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public LogoutReceiver() {
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.createContext("/logout", exchange -> {
            take(exchange);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.createContext("/hang", exchange -> {
            take(exchange);
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            exchange.close();
        });
        http.setExecutor(threads);
        http.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = HttpBrowser.query(URI.create("x:/?" + form)).get("logout_token");
        if (token != null) {
            tokens.add(token);
        }
    }

    /** Where the endpoint is. */
    public String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/logout";
    }

    /** Where an endpoint is that takes the request and does not answer before this receiver is closed. */
    public String hangingUrl() {
        return "http://localhost:" + http.getAddress().getPort() + "/hang";
    }

    /** The claims of the logout tokens that came, the oldest first. */
    public List<JsonNode> tokens() {
        return tokens.stream().map(Json::claims).toList();
    }

    /** The logout tokens that came, as they came. */
    public List<String> rawTokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        released.countDown();
        http.stop(0);
        threads.shutdown();
    }
}
