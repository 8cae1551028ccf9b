package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;

/** A server of 2 GB without the pack, whose own X.509 authenticator asks the list that the card names. */
final class StockCardSite implements Closing.Closeable {

    private static final int PORT = 18720;
    private static final String REALM = "bench-stock-card";
    private static final String FLOW = "card";
    private static final Map<String, String> REQUEST = Map.of("scope", "openid profile email");
    private static final Map<String, String> CONFIGURATION = Map.of(
            "x509-cert-auth.mapping-source-selection",
            "Match SubjectDN using regular expression",
            "x509-cert-auth.regular-expression",
            "CN=(\\d{12})_",
            "x509-cert-auth.mapper-selection",
            "Username or Email",
            "x509-cert-auth.confirmation-page-disallowed",
            "true",
            "x509-cert-auth.timestamp-validation-enabled",
            "true",
            "x509-cert-auth.crl-checking-enabled",
            "true",
            "x509-cert-auth.crldp-checking-enabled",
            "true");

    private final KeycloakServer keycloak;
    private final Admin admin;
    private final Application application;

    StockCardSite(CardAuthority authority) {
        keycloak = start(authority);
        TestServer server = TestServer.at(keycloak.baseUrl());
        admin = server.admin();
        admin.delete(REALM);
        admin.post("", Map.of("realm", REALM, "enabled", true, "eventsEnabled", true))
                .ok();
        admin.createUser(
                REALM,
                Map.of(
                        "username",
                        CardPki.PERSON,
                        "enabled",
                        true,
                        "firstName",
                        "Stock",
                        "lastName",
                        "Person",
                        "email",
                        "stock@example.test"));
        bindFlow();
        application = Application.create(server, REALM, "bench");
    }

    private static KeycloakServer start(CardAuthority authority) {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(
                TestServer.artifacts().keycloakZip(), TestServer.target("bench-stock-card-server"));
        distribution.dropDatabase();
        distribution.providers(List.of());
        distribution.realms(Map.of());
        return TestServer.own(distribution, PORT, "keycloak-bench-stock-card")
                .environment(CardSite.TWO_GIGABYTES)
                .options(TestServer.themesOfProduction())
                .options(
                        "--proxy-headers=xforwarded",
                        "--proxy-trusted-addresses=127.0.0.1,::1",
                        "--truststore-paths=" + truststore(authority),
                        "--spi-x509cert-lookup--provider=nginx",
                        "--spi-x509cert-lookup--nginx--ssl-client-cert=ssl-client-cert",
                        "--spi-x509cert-lookup--nginx--ssl-cert-chain-prefix=unused",
                        "--spi-x509cert-lookup--nginx--certificate-chain-length=1",
                        "--spi-x509cert-lookup--nginx--trust-proxy-verification=true")
                .start();
    }

    private static Path truststore(CardAuthority authority) {
        try {
            Path file = TestServer.target("certificates").resolve("bench-cards.pem");
            Files.createDirectories(file.getParent());
            return Files.writeString(file, authority.anchor() + authority.intermediate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bindFlow() {
        String flows = REALM + "/authentication/flows";
        admin.post(flows, Map.of("alias", FLOW, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .ok();
        admin.post(flows + "/" + FLOW + "/executions/execution", Map.of("provider", "auth-x509-client-username-form"))
                .ok();
        JsonNode execution = admin.get(flows + "/" + FLOW + "/executions").get(0);
        admin.put(flows + "/" + FLOW + "/executions", ((ObjectNode) execution).put("requirement", "REQUIRED"))
                .ok();
        admin.post(
                        REALM + "/authentication/executions/"
                                + execution.get("id").textValue() + "/config",
                        Map.of("alias", FLOW, "config", CONFIGURATION))
                .ok();
        admin.put(REALM, Map.of("browserFlow", FLOW)).ok();
    }

    /** Lets go of every list that is held. */
    void forgetLists() {
        admin.post(REALM + "/clear-crl-cache", Map.of()).ok();
    }

    /** A whole login with a card, to the tokens. */
    void logIn(CardPki.Card card) {
        HttpBrowser browser = new HttpBrowser(HttpClient.newHttpClient(), address -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            CardServer.headers(card).forEach(request::header);
            return request;
        });
        application.tokens(application.begin(browser, REQUEST));
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
