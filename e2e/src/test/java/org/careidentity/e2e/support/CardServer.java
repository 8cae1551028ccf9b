package org.careidentity.e2e.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.careidentity.realmconfig.RealmConfiguration;

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
        KeycloakDistribution distribution =
                KeycloakDistribution.unpack(TestServer.artifacts().keycloakZip(), TestServer.target("card-server"));
        distribution.dropDatabase();
        distribution.providers(
                List.of(TestServer.artifacts().pack(), TestServer.artifacts().mock()));
        distribution.realms(Map.of(
                TestServer.REALM,
                RealmConfiguration.demo(TestServer.APPLICATION).get(TestServer.REALM)));
        return new CardServer(TestServer.own(distribution, PORT, "keycloak-card")
                .importRealms()
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
            headers.put("ssl-client-cert", escapedPem(card));
        }
        return headers;
    }

    private static String escapedPem(CardPki.Card card) {
        try {
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                            .encodeToString(card.certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            StringBuilder escaped = new StringBuilder();
            for (char character : pem.toCharArray()) {
                boolean kept = Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0;
                escaped.append(kept ? String.valueOf(character) : "%%%02X".formatted((int) character));
            }
            return escaped.toString();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
