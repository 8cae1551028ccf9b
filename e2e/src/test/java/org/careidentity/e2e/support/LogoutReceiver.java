package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application's back-channel logout endpoint. */
public final class LogoutReceiver implements AutoCloseable {

    private final HttpServer http;
    private final List<JsonNode> tokens = new CopyOnWriteArrayList<>();

    public LogoutReceiver() {
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = HttpBrowser.query(URI.create("x:/?" + form)).get("logout_token");
            if (token != null) {
                tokens.add(Json.claims(token));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
    }

    /** Where the endpoint is. */
    public String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/logout";
    }

    /** The claims of the logout tokens that came, the oldest first. */
    public List<JsonNode> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
