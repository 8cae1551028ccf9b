package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One browser on a ward, several people: whoever proves themselves gets their own session, and nobody another's. */
class ShiftChangeIT {

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final HttpBrowser browser = new HttpBrowser();
    private final LogoutReceiver logouts = new LogoutReceiver();
    private Application application;
    private String first;
    private String second;

    @BeforeEach
    void prepare() {
        application = Application.create(
                server,
                TestServer.REALM,
                "ward-" + System.nanoTime(),
                Map.of("attributes", Map.of("backchannel.logout.url", logouts.url())));
        first = People.testUser(admin, TestServer.REALM, "2");
        second = People.testUser(admin, TestServer.REALM, "3");
    }

    @AfterEach
    void close() {
        logouts.close();
    }

    private HttpBrowser.Answer begin(String... parameters) {
        Map<String, String> asked = new java.util.LinkedHashMap<>();
        asked.put("acr_values", "AAL2_OR_AAL3_ANY");
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], parameters[i + 1]);
        }
        return application.begin(browser, asked);
    }

    @Test
    void anotherPersonEndsThePreviousSessionAndGetsTheirOwn() {
        var firsts = application.tokens(Login.asTestUser(browser, begin(), first));
        var page = begin("prompt", "login");
        assertThat(page.page().text())
                .contains("Not you?")
                .doesNotContain(first)
                .doesNotContain("PERSON");
        var seconds = application.tokens(Login.asTestUser(browser, page, second));

        assertThat(seconds.idClaims().path("sub").textValue()).isEqualTo(second);
        assertThat(seconds.idClaims().path("sid").textValue())
                .isNotEqualTo(firsts.idClaims().path("sid").textValue());
        assertThat(logouts.tokens()).hasSize(1);
        var logout = logouts.tokens().get(0);
        assertThat(logout.path("sub").textValue()).isEqualTo(first);
        assertThat(logout.path("sid").textValue())
                .isEqualTo(firsts.idClaims().path("sid").textValue());
        assertThat(logout.has("nonce")).isFalse();
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", firsts.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(application.userInfo(firsts.accessToken()).status()).isEqualTo(401);
        assertThat(application
                        .userInfo(seconds.accessToken())
                        .body()
                        .path("sub")
                        .textValue())
                .isEqualTo(second);
    }

    @Test
    void anotherPersonMayAnswerAStepUp() {
        Login.asTestUser(browser, begin(), first);
        var page = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        assertThat(page.page().text()).contains("Not you?").doesNotContain(first);
        var tokens = application.tokens(Login.asTestUser(browser, page, second));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(second);
        assertThat(tokens.idClaims().path("acr").textValue()).isEqualTo("AAL3_ANY");
        assertThat(logouts.tokens()).hasSize(1);
    }

    @Test
    void theNextPersonsSingleSignOnIsTheirOwn() {
        Login.asTestUser(browser, begin(), first);
        Login.asTestUser(browser, begin("prompt", "login"), second);
        var tokens = application.tokens(begin());
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(second);
    }

    @Test
    void notYouEndsThePreviousSession() {
        var firsts = application.tokens(Login.asTestUser(browser, begin(), first));
        var page = begin("prompt", "login");
        var restarted = browser.get(java.net.URI.create(
                page.page().getElementById("care-identity-restart").attr("abs:href")));
        assertThat(restarted.page().text()).doesNotContain("Not you?");
        assertThat(logouts.tokens()).hasSize(1);
        assertThat(application.userInfo(firsts.accessToken()).status()).isEqualTo(401);
        var seconds = application.tokens(Login.asTestUser(browser, restarted, second));
        assertThat(seconds.idClaims().path("sub").textValue()).isEqualTo(second);
    }

    @Test
    void notYouStandsOnKeycloaksOwnPagesToo() {
        Login.asTestUser(browser, begin(), first);
        var page = begin("prompt", "login");
        String stale = page.action().toString().replaceAll("execution=[^&]+", "execution=another");
        var expired = browser.get(java.net.URI.create(stale));
        assertThat(expired.pageId()).isEqualTo("login-login-page-expired");
        assertThat(expired.page().text()).contains("Not you?").doesNotContain(first);
    }

    @Test
    void aWaitingPersonsDeviceIsNeverAddedToTheAccountOfWhoeverLogsInMeanwhile() {
        var waiting = begin("kc_action", "care-identity-register-passkey");
        Login.asTestUser(browser, begin(), second);
        for (String way : new String[] {"restart", "reload"}) {
            var page = way.equals("reload")
                    ? browser.get(waiting.address())
                    : browser.get(java.net.URI.create(waiting.action()
                            .toString()
                            .replace("/login-actions/authenticate", "/login-actions/restart")
                            .concat("&skip_logout=true")));
            assertThat(page.page().getElementById("care-identity-webauthn"))
                    .as(way + ": " + page.page().text())
                    .isNull();
        }
        var again = begin("kc_action", "care-identity-register-passkey");
        assertThat(again.page().select("input[name=method]"))
                .as("a login of its own")
                .isNotEmpty();
        var registration = Login.asTestUser(browser, again, second);
        assertThat(registration.page().getElementById("care-identity-webauthn")).isNotNull();
    }

    @Test
    void aRegistrationPageThatWaitedDoesNotBecomeAnotherPersons() {
        var firsts = Login.asTestUser(browser, begin("kc_action", "care-identity-register-passkey"), first);
        HttpBrowser.Answer other = begin("prompt", "login");
        Login.asTestUser(browser, other, second);
        var posted = Login.register(browser, firsts, Devices.passkey(), a -> {});
        assertThat(posted.page().getElementById("care-identity-webauthn"))
                .as(posted.page().text())
                .isNull();
        for (String person : new String[] {first, second}) {
            String id = admin.user(TestServer.REALM, person).path("id").textValue();
            assertThat(admin.get(TestServer.REALM + "/users/" + id + "/credentials")
                            .toString())
                    .doesNotContain("care-identity-passkey");
        }
    }

    @Test
    void anApplicationThatExpectsOnePersonIsNotGivenAnother() {
        var firsts = application.tokens(Login.asTestUser(browser, begin(), first));
        assertThat(Application.hasCode(begin("prompt", "none", "id_token_hint", firsts.idToken())))
                .isTrue();
        Login.asTestUser(browser, begin("prompt", "login"), second);
        assertThat(begin("prompt", "none", "id_token_hint", firsts.idToken()).parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void aLoginThatDoesNotReachTheRequestEndsNobodysSession() {
        var seconds = application.tokens(Login.asTestUser(browser, begin(), second));
        var page = application.begin(browser, Map.of("acr_values", "AAL3_ANY", "prompt", "login"));
        var refused = Login.asTestUser(browser, page, first);
        assertThat(refused.parameter("error")).isEqualTo("unmet_authentication_requirements");
        assertThat(logouts.tokens()).isEmpty();
        assertThat(application.userInfo(seconds.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void theSamePersonKeepsTheSessionWhenTheyLogInAgain() {
        var before = application.tokens(Login.asTestUser(browser, begin(), first));
        var after = application.tokens(Login.asTestUser(browser, begin("prompt", "login"), first));
        assertThat(after.idClaims().path("sid")).isEqualTo(before.idClaims().path("sid"));
        assertThat(logouts.tokens()).isEmpty();
    }

    @Test
    void silentSingleSignOnStaysSilent() {
        Login.asTestUser(browser, begin(), first);
        assertThat(Application.hasCode(begin())).isTrue();
        assertThat(Application.hasCode(begin("prompt", "none"))).isTrue();
        Application other = Application.create(server, TestServer.REALM, "another-ward-application");
        var tokens = other.tokens(other.begin(browser, Map.of("acr_values", "AAL2_ANY")));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(first);
        assertThat(tokens.idClaims().path("acr").textValue()).isEqualTo("AAL2_ANY");
    }

    @Test
    void silentSingleSignOnNeverAsksAndNeverRaisesALevel() {
        assertThat(begin("prompt", "none").parameter("error")).isEqualTo("login_required");
        Login.asTestUser(browser, begin(), first);
        var higher = application.begin(browser, Map.of("prompt", "none", "acr_values", "AAL3_ANY"));
        assertThat(higher.parameter("error")).isEqualTo("login_required");
    }

    @Test
    void aStepUpKeepsTheSessionAndLeavesBothLevels() {
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, second);
        var low = application.tokens(Login.withPasskey(browser, begin(), passkey));
        assertThat(low.idClaims().path("authentication_assurance_level").textValue())
                .isEqualTo("2");
        var page = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        var high = application.tokens(Login.asTestUser(browser, page, second));
        assertThat(high.idClaims().path("acr").textValue()).isEqualTo("AAL3_ANY");
        assertThat(high.idClaims().path("sid")).isEqualTo(low.idClaims().path("sid"));
        assertThat(Application.hasCode(begin("prompt", "none"))).isTrue();
    }

    @Test
    void aReauthenticationAtALowerLevelLeavesThatLevel() {
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, second);
        Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL3_ANY")), second);
        var tokens = application.tokens(Login.withPasskey(browser, begin("prompt", "login"), passkey));
        assertThat(tokens.idClaims().path("authentication_assurance_level").textValue())
                .isEqualTo("2");
        var page = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        assertThat(page.location()).as("AAL3 has to be proved again").isNull();
    }

    @Test
    void aTabThatWasOpenBeforeMayBeAnswered() {
        var oldTab = begin();
        Login.asTestUser(browser, begin(), first);
        var tokens = application.tokens(Login.asTestUser(browser, oldTab, second));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(second);
        assertThat(logouts.tokens()).as("the session of the other tab ended").hasSize(1);
    }

    @Test
    void aSessionOfADisabledPersonIsNoSingleSignOn() {
        Login.asTestUser(browser, begin(), first);
        String id = admin.user(TestServer.REALM, first).path("id").textValue();
        admin.put(TestServer.REALM + "/users/" + id, Map.of("enabled", false)).ok();
        assertThat(Application.hasCode(begin())).isFalse();
    }
}
