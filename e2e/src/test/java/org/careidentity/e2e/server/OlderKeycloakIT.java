package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JAR in the older releases of Keycloak that the documents name: they carry webauthn4j 0.29.3, and an API that misses
 * what came later.
 */
class OlderKeycloakIT {

    private static final int PORT = 18480;

    @ParameterizedTest
    @ValueSource(strings = {"26.5.6", "26.4.7"})
    void thePackLoadsAndAPasskeyRegistersAndLogsIn(String version) {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(
                TestServer.target("older-keycloak").resolve("keycloak-quarkus-dist-" + version + ".zip"),
                TestServer.target("older-server"));
        distribution.dropDatabase();
        distribution.providers(
                List.of(TestServer.artifacts().pack(), TestServer.artifacts().mock()));
        ObjectNode realm = RealmConfiguration.demo(TestServer.APPLICATION).get(TestServer.REALM);
        distribution.realms(Map.of(TestServer.REALM, realm));
        try (KeycloakServer running = KeycloakServer.of(distribution)
                .port(PORT)
                .importRealms()
                .logFile(TestServer.target("failures").resolve("keycloak-" + version + ".log"))
                .start()) {
            TestServer server = TestServer.at(running.baseUrl());
            Application application = Application.create(server, TestServer.REALM, "older-keycloak");
            String person = People.testUser(server.admin(), TestServer.REALM, "2");
            EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);

            HttpBrowser browser = new HttpBrowser();
            HttpBrowser.Answer page = application.begin(browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY"));
            Application.Tokens tokens = application.tokens(Login.withPasskey(browser, page, passkey));
            assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(person);
            assertThat(tokens.idClaims().path("authentication_assurance_level").asText())
                    .isEqualTo("2");

            HttpBrowser another = new HttpBrowser();
            HttpBrowser.Answer refused = Login.withPasskey(
                    another,
                    application.begin(another, Map.of("acr_values", "AAL2_OR_AAL3_ANY")),
                    passkey,
                    answer -> answer.corruptSignature = true);
            assertThat(refused.page().text()).contains("Your passkey was not accepted");
        }
    }
}
