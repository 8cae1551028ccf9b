package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A proxy (RFC 9110 section 9.3.6, CONNECT) that connects to one local port whatever address is asked for. So a client
 * speaks to {@code https://any.test:443} while the server listens on a port that needs no rights.
 */
public final class Detour implements AutoCloseable {

    private final ServerSocket server;
    private final int target;

    /** Leads to this port of localhost. */
    public Detour(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::acceptAll);
    }

    /** The proxy's address, for an HTTP client. */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void acceptAll() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            inBackground(() -> lead(client));
        }
    }

    private void lead(Socket client) throws IOException {
        try (client;
                Socket there = new Socket("localhost", target)) {
            skipRequest(client.getInputStream());
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            inBackground(() -> copy(client.getInputStream(), there.getOutputStream()));
            copy(there.getInputStream(), client.getOutputStream());
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        from.transferTo(to);
    }

    private static void skipRequest(InputStream stream) throws IOException {
        int ends = 0;
        while (ends < 4) {
            int read = stream.read();
            if (read < 0) {
                return;
            }
            ends = read == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the other side has gone, or the test has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
