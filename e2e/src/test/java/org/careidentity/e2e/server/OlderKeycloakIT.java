package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JAR in the older releases of Keycloak that the documents name: they carry webauthn4j 0.29.3, and an API that misses
 * what came later.
 */
@SideBySide
class OlderKeycloakIT {

    private static final int PORT = 18580;
    private static final List<String> VERSIONS = List.of("26.5.6", "26.4.7");
    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");

    private static final Map<String, CompletableFuture<KeycloakServer>> SERVERS = new ConcurrentHashMap<>();

    /** All at once: each takes in the JARs, which is work for one core. */
    @BeforeAll
    static void start() {
        VERSIONS.forEach(version -> SERVERS.put(version, CompletableFuture.supplyAsync(() -> server(version))));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(server -> server.handle((running, failure) -> running)
                .thenAccept(running -> {
                    if (running != null) {
                        running.stop();
                    }
                })
                .join());
    }

    private static KeycloakServer server(String version) {
        KeycloakDistribution distribution = TestServer.demoDistribution(
                TestServer.target("older-keycloak").resolve("keycloak-quarkus-dist-" + version + ".zip"),
                "older-server");
        return TestServer.own(distribution, PORT + VERSIONS.indexOf(version), "keycloak-" + version)
                .importRealms()
                .start();
    }

    static List<String> versions() {
        return VERSIONS;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thePackLoadsAndAPasskeyRegistersAndLogsIn(String version) {
        TestServer server = TestServer.at(SERVERS.get(version).join().baseUrl());
        Application application = Application.create(server, TestServer.REALM, "older-keycloak");
        String person = People.testUser(server.admin(), TestServer.REALM, "2");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);

        HttpBrowser browser = new HttpBrowser();
        Application.Tokens tokens =
                application.tokens(Login.withPasskey(browser, application.begin(browser, AAL2), passkey));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(person);
        assertThat(tokens.idClaims().path("authentication_assurance_level").asText())
                .isEqualTo("2");

        HttpBrowser another = new HttpBrowser();
        HttpBrowser.Answer refused = Login.withPasskey(
                another, application.begin(another, AAL2), passkey, answer -> answer.corruptSignature = true);
        assertThat(refused.page().text()).contains("Your device's answer was not accepted");
    }
}
