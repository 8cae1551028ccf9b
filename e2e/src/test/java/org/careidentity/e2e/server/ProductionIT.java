package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.careidentity.launcher.LaunchFailure;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/** {@code start --optimized} with the pack alone: what an administrator runs. */
@SideBySide
@ResourceLock(value = "production server", target = ResourceLockTarget.CHILDREN)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT {

    private static final int PORT = 18280;
    private static final String REALM = "care-identity";

    private static KeycloakDistribution distribution() {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(
                TestServer.artifacts().keycloakZip(), TestServer.target("production-server"));
        distribution.dropDatabase();
        return distribution;
    }

    private static KeycloakServer.Builder server(KeycloakDistribution distribution) {
        return TestServer.own(distribution, PORT, "keycloak-production")
                .optimized()
                .options("--hostname=http://localhost:" + PORT);
    }

    @Test
    @Order(1)
    void theFirstAuthenticatorComesByLinkAndLogsInWithTheOneJarAndTheOneRealm() {
        KeycloakDistribution distribution = distribution();
        distribution.providers(List.of(TestServer.artifacts().pack()));
        distribution.realms(Map.of(REALM, RealmConfiguration.careIdentity()));
        try (KeycloakServer running = server(distribution).importRealms().start();
                Mailbox mailbox = new Mailbox()) {
            TestServer server = TestServer.at(running.baseUrl());
            mailbox.receiveFor(server.admin(), REALM);
            String person = People.testUser(server.admin(), REALM, null);
            String id = server.admin().user(REALM, person).path("id").textValue();
            server.admin()
                    .put(REALM + "/users/" + id + "/execute-actions-email", List.of("care-identity-register-passkey"))
                    .ok();
            HttpBrowser browser = new HttpBrowser();
            var confirm = browser.get(URI.create(mailbox.linkTo(person + "@example.test")));
            var page = browser.get(URI.create(
                    confirm.page().selectFirst("a[href*=action-token]").attr("abs:href")));
            EmulatedAuthenticator passkey = Devices.passkey();
            Login.register(browser, page, passkey, a -> {});

            Application application = Application.create(server, REALM, "application");
            HttpBrowser ward = new HttpBrowser();
            var claims = application
                    .tokens(Login.withPasskey(
                            ward, application.begin(ward, Map.of("acr_values", "AAL2_OR_AAL3_ANY")), passkey))
                    .idClaims();
            assertThat(claims.path("sub").textValue()).isEqualTo(person);
            assertThat(claims.path("authentication_assurance_level").textValue())
                    .isEqualTo("2");
            assertThat(application
                            .begin(new HttpBrowser(), Map.of())
                            .page()
                            .select("input[name=method]")
                            .eachAttr("value"))
                    .as("nothing asked means AAL3_ANY, which a passkey does not reach")
                    .containsExactly("windows-hello", "security-key", "ipad");
            assertThat(application
                            .begin(new HttpBrowser(), Map.of("acr_values", "AAL3_N3_SMARTCARD"))
                            .parameter("error"))
                    .as("what no method reaches is an error")
                    .isEqualTo("unmet_authentication_requirements");
            assertThat(server.admin().get("").toString()).doesNotContain("Cis2-mock");
            assertThat(server.admin()
                            .get(REALM + "/authentication/authenticator-providers")
                            .toString())
                    .contains("care-identity-passkey")
                    .doesNotContain("test-user");
            assertVersionIsInTheServerInfo(server);
        }
    }

    private static void assertVersionIsInTheServerInfo(TestServer server) {
        var providers = server.admin()
                .call("GET", "../serverinfo", null)
                .ok()
                .json()
                .at("/providers/authenticator/providers/care-identity-assurance");
        assertThat(providers.at("/operationalInfo/Version").textValue())
                .as(providers.toString())
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    @Order(2)
    void withTheMockJarAStartInProductionModeFailsWithOneLineThatNamesIt() {
        KeycloakDistribution distribution = distribution();
        distribution.providers(
                List.of(TestServer.artifacts().pack(), TestServer.artifacts().mock()));
        assertThatThrownBy(() -> server(distribution).start().close())
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("care-identity-mock-")
                .hasMessageContaining("providers/");
    }
}
