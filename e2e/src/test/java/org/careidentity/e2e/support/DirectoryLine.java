package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;

/** The port at which Keycloak finds its directory, by TLS: a line to the real one, or to what an outage is like. */
public final class DirectoryLine implements AutoCloseable {

    /** What is at the other end. */
    public enum End {
        /** The directory. */
        DIRECTORY,
        /** The directory behind a certificate that Keycloak does not trust. */
        STRANGER,
        /** Nobody: connections are refused. */
        NOBODY,
        /** Somebody who takes connections and says nothing. */
        SILENCE,
        /** Somebody who does not speak LDAP. */
        GARBAGE
    }

    private final int directory;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private Thread listener;

    /** A line to a directory on this machine. */
    public DirectoryLine(int directory) {
        this.directory = directory;
        connect(End.DIRECTORY);
    }

    /** Changes the other end, and ends the connections that there are. */
    public void connect(End end) {
        close();
        if (end == End.NOBODY) {
            return;
        }
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), TestServer.DIRECTORY_PORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerSocket listening = server;
        listener = start(() -> {
            while (true) {
                talk(listening.accept(), end);
            }
        });
    }

    private void talk(Socket client, End end) throws IOException {
        open.add(client);
        if (end == End.GARBAGE) {
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n0\u0084\u00ff\u00ff"
                            .repeat(50)
                            .getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
        } else if (end == End.DIRECTORY || end == End.STRANGER) {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), directory);
            Socket tls = tls(client, end);
            open.add(server);
            start(() -> pass(tls, server));
            start(() -> pass(server, tls));
        }
    }

    private static Socket tls(Socket client, End end) throws IOException {
        TestCertificate certificate =
                end == End.STRANGER ? TestCertificate.of("stranger") : TestServer.DIRECTORY_CERTIFICATE;
        SSLSocket tls = (SSLSocket) certificate.tls().getSocketFactory().createSocket(client, null, true);
        tls.setUseClientMode(false);
        return tls;
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the connection, or the whole line, has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                // the port is free when the accept that waits has ended
                listener.join();
            }
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
