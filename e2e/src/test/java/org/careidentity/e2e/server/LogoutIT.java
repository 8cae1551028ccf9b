package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SignedToken;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a session ends: an application's logout, and what the other applications are told. */
class LogoutIT {

    private static final String GOODBYE = "http://application.test/goodbye";
    private static final int APPLICATIONS = 40;
    private static final int HANGING = 5;

    private final TestServer server = TestServer.running();
    private final LogoutReceiver receiver = new LogoutReceiver();
    private final HttpBrowser browser = new HttpBrowser();
    private final String person = People.testUser(server.admin(), TestServer.REALM, "3");

    @AfterEach
    void close() {
        receiver.close();
    }

    private Application application(String name, String logoutUrl) {
        return Application.create(
                server,
                TestServer.REALM,
                name + "-" + UUID.randomUUID(),
                Map.of(
                        "attributes",
                        Map.of("backchannel.logout.url", logoutUrl, "post.logout.redirect.uris", GOODBYE)));
    }

    private Application.Tokens logIn(Application application) {
        return application.tokens(Login.asTestUser(browser, application.begin(browser, Map.of()), person));
    }

    private HttpBrowser.Answer logOut(Application application, Application.Tokens tokens) {
        return browser.get(application.logoutRequest(Map.of(
                "id_token_hint", tokens.idToken(), "post_logout_redirect_uri", GOODBYE, "state", "goodbye-state")));
    }

    @Test
    void anApplicationsLogoutEndsTheSessionEverywhereAndComesBack() {
        Application first = application("first", receiver.url());
        Application second = application("second", receiver.url());
        Application.Tokens tokens = logIn(first);
        Application.Tokens others = second.tokens(second.begin(browser, Map.of()));

        HttpBrowser.Answer back = logOut(first, tokens);

        assertThat(back.location()).startsWith(GOODBYE);
        assertThat(back.parameter("state")).isEqualTo("goodbye-state");
        assertThat(receiver.tokens())
                .extracting(token -> token.path("aud").textValue())
                .contains(second.clientId());
        assertThat(second.token(Map.of("grant_type", "refresh_token", "refresh_token", others.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(second.userInfo(others.accessToken()).status()).isEqualTo(401);
        assertThat(second.begin(browser, Map.of("prompt", "none")).parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void aLogoutWithoutProofOfTheSessionAsksThePerson() {
        Application application = application("asked", receiver.url());
        Application.Tokens tokens = logIn(application);
        HttpBrowser.Answer page = browser.get(application.logoutRequest(Map.of("client_id", application.clientId())));
        assertThat(page.page().select("form[method=post]")).isNotEmpty();
        assertThat(page.page().text()).doesNotContain("Start again");
        assertThat(application.userInfo(tokens.accessToken()).status())
                .as("nothing has ended yet")
                .isEqualTo(200);
        var ended = browser.submit(page, Map.of("session_code", field(page, "session_code"), "confirmLogout", "x"));
        assertThat(ended.page().text()).contains("logged out").doesNotContain("Start again");
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void aLogoutToAnAddressThatIsNotTheApplicationsEndsNothingAndGoesNowhere() {
        Application application = application("redirected", receiver.url());
        Application.Tokens tokens = logIn(application);
        HttpBrowser.Answer page = browser.get(application.logoutRequest(
                Map.of("id_token_hint", tokens.idToken(), "post_logout_redirect_uri", "http://somebody-else.test/")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isNull();
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void theLogoutTokenIsWhatCis2sClientsCheck() {
        Application application = application("token", receiver.url());
        Application.Tokens tokens = logIn(application);
        Application other = application("other", receiver.url());
        other.tokens(other.begin(browser, Map.of()));
        logOut(other, tokens);

        String raw = receiver.rawTokens().stream()
                .filter(token -> Json.claims(token).path("aud").textValue().equals(application.clientId()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> header = SignedToken.verifiedHeader(raw, application.keys());
        assertThat(header).containsEntry("typ", "logout+jwt").containsEntry("alg", "RS256");
        JsonNode claims = Json.claims(raw);
        assertThat(claims.path("iss")).isEqualTo(tokens.idClaims().path("iss"));
        assertThat(claims.path("aud").isTextual()).isTrue();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(claims.path("sid")).isEqualTo(tokens.idClaims().path("sid"));
        assertThat(claims.path("jti").textValue()).isNotBlank();
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(120);
        assertThat(Instant.ofEpochSecond(claims.path("iat").longValue()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
        assertThat(claims.path("events").toString())
                .isEqualTo("{\"http://schemas.openid.net/event/backchannel-logout\":{}}");
        assertThat(claims.has("nonce")).isFalse();
    }

    @Test
    void applicationsThatHangHoldUpThePersonNoLongerThanConfiguredAndEveryOtherIsTold() {
        List<Application> applications = new ArrayList<>();
        IntStream.range(0, APPLICATIONS)
                .forEach(i -> applications.add(application(
                        "ward-" + i, i % (APPLICATIONS / HANGING) == 0 ? receiver.hangingUrl() : receiver.url())));
        Application.Tokens tokens = logIn(applications.get(0));
        applications.stream().skip(1).forEach(application -> application.tokens(application.begin(browser, Map.of())));

        Instant begin = Instant.now();
        HttpBrowser.Answer back = logOut(applications.get(1), tokens);
        System.out.printf(
                "Logout with %d applications of which %d hang: page answered after %d ms%n",
                APPLICATIONS, HANGING, Duration.between(begin, Instant.now()).toMillis());

        // The hanging endpoints are released after the test only: without a limit there would be no answer.
        assertThat(back.location()).startsWith(GOODBYE);
        assertThat(receiver.tokens())
                .extracting(token -> token.path("aud").textValue())
                .containsExactlyInAnyOrderElementsOf(
                        applications.stream().map(Application::clientId).toList());
    }

    private static String field(HttpBrowser.Answer page, String name) {
        return page.page().select("input[name=" + name + "]").attr("value");
    }
}
