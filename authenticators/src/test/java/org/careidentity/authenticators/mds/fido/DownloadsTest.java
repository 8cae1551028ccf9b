package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.careidentity.authenticators.emulated.MetadataSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private static final int MAX_BYTES = 5000;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(1);
    private final CloseableHttpClient client = HttpClients.createDefault();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Downloads downloads;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        downloads = within(LONG, LONG);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        watch.shutdownNow();
        client.close();
    }

    private Downloads within(Duration timeout, Duration total) {
        return new Downloads(() -> client, timeout, total, MAX_BYTES, watch);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                synchronized (asked) {
                    asked.add(exchange.getRequestURI().getPath());
                }
                handler.handle(exchange);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    private Problem refusal(String path) {
        return catchThrowableOfType(MetadataException.class, () -> downloads.get(at(path), null))
                .problem();
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        serve("/blob", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"one\"");
            boolean same = "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answer(exchange, same ? 304 : 200, same ? new byte[0] : "content".getBytes(StandardCharsets.UTF_8));
        });
        Fetched first = downloads.get(at("/blob"), null).orElseThrow();
        assertThat(first.content()).asString().isEqualTo("content");
        assertThat(downloads.get(at("/blob"), first.tag())).isEmpty();
    }

    @Test
    void errorsAreNoContent() {
        serve("/missing", exchange -> answer(exchange, 404, "none".getBytes(StandardCharsets.UTF_8)));
        serve("/unasked", exchange -> answer(exchange, 304, new byte[0]));
        assertThat(refusal("/missing")).isEqualTo(Problem.UNAVAILABLE);
        assertThat(refusal("/unasked")).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aRedirectStaysAtTheOrigin() throws Exception {
        serve("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/new");
            answer(exchange, 302, new byte[0]);
        });
        serve("/new", exchange -> answer(exchange, 200, "content".getBytes(StandardCharsets.UTF_8)));
        serve("/away", exchange -> {
            String elsewhere = "http://127.0.0.1:" + server.getAddress().getPort() + "/new";
            exchange.getResponseHeaders().add("Location", elsewhere);
            answer(exchange, 302, new byte[0]);
        });
        serve("/circle", exchange -> {
            exchange.getResponseHeaders().add("Location", "/circle");
            answer(exchange, 302, new byte[0]);
        });
        assertThat(downloads.get(at("/old"), null)).isPresent();
        asked.clear();
        assertThat(refusal("/away")).isEqualTo(Problem.UNAVAILABLE);
        assertThat(asked).containsExactly("/away");
        assertThat(refusal("/circle")).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void tooMuchIsRefused() throws Exception {
        serve("/most", exchange -> answer(exchange, 200, new byte[MAX_BYTES]));
        serve("/more", exchange -> answer(exchange, 200, new byte[MAX_BYTES + 1]));
        assertThat(downloads.get(at("/most"), null).orElseThrow().content()).hasSize(MAX_BYTES);
        assertThat(refusal("/more")).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void whoIsSilentOrDripsIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        serve("/silent", exchange -> end.await(SILENCE.toSeconds(), TimeUnit.SECONDS));
        serve("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            } while (!end.await(100, TimeUnit.MILLISECONDS));
        });
        long start = System.nanoTime();
        downloads = within(Duration.ofMillis(300), LONG);
        assertThat(refusal("/silent")).isEqualTo(Problem.UNAVAILABLE);
        downloads = within(LONG, Duration.ofMillis(600));
        assertThat(refusal("/drip")).isEqualTo(Problem.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        end.countDown();
    }

    @Test
    void listsOfRevokedCertificatesAreFetchedFromAllowedHostsAlone() {
        MetadataSigner signer = MetadataSigner.create();
        X509CRL list = signer.nobodyRevoked();
        serve("/list", exchange -> answer(exchange, 200, encoded(list)));
        RevocationLists allowed =
                new RevocationLists(List.of(), Set.of("localhost"), certificate -> points("/list"), downloads);
        assertThat(allowed.of(signer.chain())).containsExactly(list);
        asked.clear();
        RevocationLists others =
                new RevocationLists(List.of(), Set.of("example.org"), certificate -> points("/list"), downloads);
        assertThat(others.of(signer.chain())).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aListThatCannotBeHadIsLeftAway() {
        serve("/rubbish", exchange -> answer(exchange, 200, "rubbish".getBytes(StandardCharsets.UTF_8)));
        RevocationLists lists = new RevocationLists(
                List.of(),
                Set.of("localhost"),
                certificate -> List.of(at("/rubbish").toString(), at("/missing").toString(), "ldap://localhost/", ":"),
                downloads);
        assertThat(lists.of(MetadataSigner.create().chain())).isEmpty();
        RevocationLists unreadable = new RevocationLists(
                List.of(),
                Set.of("localhost"),
                certificate -> {
                    throw new IOException("not an extension");
                },
                downloads);
        assertThat(unreadable.of(MetadataSigner.create().chain())).isEmpty();
    }

    private List<String> points(String path) {
        return List.of(at(path).toString());
    }

    private static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
