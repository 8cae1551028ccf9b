package org.careidentity.e2e.support;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
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

    private static final int PORT = 18680;

    private final KeycloakServer keycloak;

    private CardServer(KeycloakServer keycloak) {
        this.keycloak = keycloak;
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
        return new CardServer(TestServer.own(distribution, port, "keycloak-" + name)
                .importRealms()
                .environment(environment)
                .options(
                        "--hostname=" + LOGIN,
                        "--proxy-headers=xforwarded",
                        "--proxy-trusted-addresses=127.0.0.1,::1",
                        "--spi-realm-restapi-extension--care-identity-card--url=" + CARD,
                        "--spi-realm-restapi-extension--care-identity-card--proxy=nginx")
                .options(options)
                .start());
    }

    /** The server itself, past the proxy. */
    public TestServer server() {
        return TestServer.at(keycloak.baseUrl());
    }

    /** What the server's metrics say, as {@link Metric#of}. */
    public OptionalDouble metric(String name) {
        return Metric.of(keycloak, name);
    }

    /** A browser with this in its reader, or with nothing. */
    public HttpBrowser browser(CardPki.Card card) {
        return browser(card, Map.of());
    }

    /** The same, which sends headers of its own. */
    public HttpBrowser browser(CardPki.Card card, Map<String, String> headers) {
        return new HttpBrowser(HttpClient.newHttpClient(), address -> {
            HttpRequest.Builder request = request(address, card);
            headers.forEach(request::header);
            return request;
        });
    }

    private HttpRequest.Builder request(URI address, CardPki.Card card) {
        boolean ours = address.getAuthority().equals(LOGIN.getAuthority())
                || address.getAuthority().equals(CARD.getAuthority());
        if (!ours) {
            return HttpRequest.newBuilder(address);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keycloak.baseUrl()
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
        keycloak.close();
    }
}
