package org.careidentity.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What Keycloak hands requests of Client-Initiated Backchannel Authentication to: takes each and asks nobody. */
final class CibaChannel implements Closing.Closeable {

    private static final int CREATED = 201;
    private static final int NO_BODY = -1;

    private final HttpServer server;

    CibaChannel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(CREATED, NO_BODY);
            exchange.close();
        });
        server.start();
    }

    /** The server's option that names it. */
    String option() {
        return "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=http://localhost:"
                + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
