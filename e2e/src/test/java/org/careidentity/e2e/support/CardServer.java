package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;

/**
 * A server with a card host, and what stands before it: requests go through a proxy that the test plays, which says what host
 * was asked and what certificate TLS proved.
 */
public final class CardServer implements AutoCloseable {

    /** The port of the proxy before the login host, as the server tells it to browsers. */
    public static final int LOGIN_PORT = 18643;

    /** The port of the proxy before the card host. */
    public static final int CARD_PORT = 18644;

    /** The login host. */
    public static final URI LOGIN = URI.create("https://login.care.localhost:" + LOGIN_PORT);

    /** The card host. */
    public static final URI CARD = URI.create("https://card.care.localhost:" + CARD_PORT);

    /** The address of somebody whom the server does not trust to be its proxy. */
    public static final String STRANGER = PastTheProxy.SENDER;

    private static final int PORT = 18680;
    private static final int CLUSTER_PORT = 18700;

    private final List<KeycloakServer.Builder> builders;
    private final List<KeycloakServer> nodes;

    private CardServer(List<KeycloakServer.Builder> builders) {
        this.builders = builders;
        this.nodes = new ArrayList<>(
                builders.stream().map(KeycloakServer.Builder::start).toList());
    }

    /** Starts the server, with more options or other ones. */
    public static CardServer start(String... options) {
        return start("card", PORT, Map.of(), options);
    }

    /**
     * Starts one beside others, whose proxies have the same names.
     *
     * @param name of its folder and its log, with more around it
     * @param environment more variables or other ones
     */
    public static CardServer start(String name, int port, Map<String, String> environment, String... options) {
        KeycloakDistribution distribution =
                TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), name + "-server");
        return new CardServer(List.of(node(distribution, port, "keycloak-" + name)
                .importRealms()
                .environment(environment)
                .options(options)));
    }

    /** Starts two nodes of one cluster behind the proxy, with more options. */
    public static CardServer startTwo(Postgres database, String... options) {
        KeycloakDistribution distribution =
                TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), "card-cluster");
        return new CardServer(List.of(
                clustered(distribution, 1, database, options).importRealms(),
                clustered(distribution, 2, database, options)));
    }

    private static KeycloakServer.Builder clustered(
            KeycloakDistribution distribution, int number, Postgres database, String... options) {
        return node(distribution, CLUSTER_PORT + number, "keycloak-card-node-" + number)
                .options(database.keycloakOptions())
                .options(
                        "--cache=ispn",
                        "--cache-embedded-network-bind-address=127.0.0.1",
                        "--cache-embedded-network-bind-port=" + (CLUSTER_PORT + 10 + number))
                .options(options);
    }

    private static KeycloakServer.Builder node(KeycloakDistribution distribution, int port, String name) {
        return TestServer.own(distribution, port, name).options(options(LOGIN, CARD, "nginx"));
    }

    /** What makes a server one behind a proxy before a login host and a card host. */
    static String[] options(URI login, URI card, String proxy) {
        return new String[] {
            "--hostname=" + login,
            "--proxy-headers=xforwarded",
            "--proxy-trusted-addresses=127.0.0.1,::1",
            "--spi-realm-restapi-extension--care-identity-card--url=" + card,
            "--spi-realm-restapi-extension--care-identity-card--proxy=" + proxy
        };
    }

    /** The server itself, past the proxy. */
    public TestServer server() {
        return server(0);
    }

    /** One of its nodes, past the proxy. */
    public TestServer server(int node) {
        return TestServer.at(nodes.get(node).baseUrl());
    }

    /** Ends one of its nodes as a power cut does. */
    public void kill(int node) {
        nodes.get(node).kill();
    }

    /** Starts a node that has ended. */
    public void startAgain(int node) {
        nodes.set(node, builders.get(node).start());
    }

    /** One of its nodes, as an app reaches it. */
    public URI node(int node) {
        return nodes.get(node).baseUrl();
    }

    /** What the server's metrics say, as {@link Metric#of}. */
    public OptionalDouble metric(String name) {
        return Metric.of(nodes.get(0), name);
    }

    /** All that the server has written. */
    public String log() {
        try {
            return Files.readString(nodes.get(0).logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser with this in its reader, or with nothing. */
    public HttpBrowser browser(CardPki.Card card) {
        return browser(card, Map.of());
    }

    /** The same, which sends headers of its own. */
    public HttpBrowser browser(CardPki.Card card, Map<String, String> headers) {
        return new HttpBrowser(HttpClient.newHttpClient(), address -> {
            HttpRequest.Builder request = request(nodes.get(0), address, card);
            headers.forEach(request::header);
            return request;
        });
    }

    /** A browser with this in its reader, whose every request goes to the node that is next by then. */
    public HttpBrowser browser(CardPki.Card card, IntSupplier node) {
        return new HttpBrowser(
                HttpClient.newHttpClient(), address -> request(nodes.get(node.getAsInt()), address, card));
    }

    private static HttpRequest.Builder request(KeycloakServer node, URI address, CardPki.Card card) {
        boolean ours = address.getAuthority().equals(LOGIN.getAuthority())
                || address.getAuthority().equals(CARD.getAuthority());
        if (!ours) {
            return HttpRequest.newBuilder(address);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.baseUrl()
                        + address.getRawPath()
                        + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())))
                .header("X-Forwarded-Host", address.getAuthority())
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", Integer.toString(address.getPort()));
        if (address.getAuthority().equals(CARD.getAuthority())) {
            headers(card).forEach(request::header);
        }
        return request;
    }

    /**
     * What a browser is answered that reaches the server without the proxy, from {@link #STRANGER}, and writes itself what the
     * proxy would have written of a card.
     */
    public HttpBrowser.Answer pastTheProxy(HttpBrowser browser, URI address, CardPki.Card card) {
        Map<String, String> headers = headers(card);
        headers.put("X-Forwarded-Host", address.getAuthority());
        headers.put("X-Forwarded-Proto", "https");
        headers.put("X-Forwarded-For", "127.0.0.1");
        headers.put("X-Forwarded-Trusted-Proxy", "true");
        headers.put(
                "Cookie",
                browser.cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        return PastTheProxy.visit(nodes.get(0).baseUrl(), address, headers);
    }

    /** How many lines of the server's log have these words. */
    public long logged(String words) {
        try (Stream<String> lines = Files.lines(nodes.get(0).logFile())) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What nginx writes of a card that it verified, or of none. */
    public static Map<String, String> headers(CardPki.Card card) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("ssl-session-reused", ".");
        headers.put("ssl-client-verify", card == null ? "NONE" : "SUCCESS");
        if (card != null) {
            headers.put(
                    "ssl-client-cert",
                    URLEncoder.encode(Pem.of(card.certificate()), StandardCharsets.US_ASCII)
                            .replace("+", "%20"));
        }
        return headers;
    }

    @Override
    public void close() {
        nodes.forEach(KeycloakServer::close);
    }
}
