package org.careidentity.e2e.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Answers at the redirect URI of the applications that {@link org.careidentity.e2e.support.Application} makes: they have
 * no server of their own, and a browser needs one to arrive at.
 */
final class RedirectTarget implements AutoCloseable {

    private static final byte[] PAGE =
            "<!doctype html><title>Application</title><h1>Application</h1>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer http;

    RedirectTarget() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
        });
        http.start();
    }

    /** Where the applications' host name is, in the words of Chromium's resolver. */
    String resolverRule() {
        return "MAP application.test 127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
