package org.careidentity.e2e.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careidentity.authenticators.emulated.MetadataSigner;

/** A metadata service at https, and the list of revoked certificates that its signer's certificate names, at http. */
public final class MetadataSite implements AutoCloseable {

    private static final int HTTPS_PORT = 18443;
    private static final int HTTP_PORT = 18444;
    private static final String OPTION = "--spi-care-identity-mds--fido--";

    private final TestCertificate certificate = TestCertificate.of("metadata");
    private final MetadataSigner signer =
            MetadataSigner.named(MetadataSigner.NAME, "http://localhost:" + HTTP_PORT + "/root.crl");
    private final TestMetadata metadata =
            TestMetadata.in(TestServer.target("metadata-site-" + System.nanoTime()), signer);
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer https;
    private HttpServer http;
    private volatile String blob = metadata.next();

    /** Options of a server that gets its metadata here. */
    public String[] options() {
        return new String[] {
            OPTION + "url=https://localhost:" + HTTPS_PORT + "/",
            OPTION + "root=" + metadata.root(),
            OPTION + "crl-hosts=localhost",
            OPTION + "refresh-seconds=1",
            OPTION + "folder=" + metadata.blob().resolveSibling("kept"),
            "--truststore-paths=" + certificate.pem()
        };
    }

    /** The models that are served after {@link #publish()}. */
    public TestMetadata metadata() {
        return metadata;
    }

    /** Serves the next BLOB. */
    public void publish() {
        blob = metadata.next();
    }

    /** The statuses of the answers so far. */
    public List<Integer> answers() {
        return answers;
    }

    /** Answers from now on. */
    public void open() {
        try {
            HttpsServer tls = HttpsServer.create(address(HTTPS_PORT), 0);
            tls.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
            tls.createContext("/", exchange -> {
                try (exchange) {
                    answer(exchange);
                }
            });
            https = tls;
            http = HttpServer.create(address(HTTP_PORT), 0);
            http.createContext("/root.crl", exchange -> {
                try (exchange) {
                    send(exchange, 200, list());
                }
            });
            http.start();
            https.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String now = blob;
        String tag = '"' + Integer.toHexString(now.hashCode()) + '"';
        exchange.getResponseHeaders().add("ETag", tag);
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        answers.add(same ? 304 : 200);
        send(exchange, same ? 304 : 200, same ? new byte[0] : now.getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    private byte[] list() {
        try {
            return signer.nobodyRevoked().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        if (https != null) {
            https.stop(0);
            http.stop(0);
        }
    }
}
