package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prompt}, {@code max_age} and {@code auth_time} on a running session, as CIS2's clients send and read them. */
class RequestParametersIT {

    private final TestServer server = TestServer.running();
    private final Application application = Application.create(server, TestServer.REALM, "request-parameters");
    private final HttpBrowser browser = new HttpBrowser();
    private String person;
    private long authTime;

    @BeforeEach
    void somebodyIsLoggedIn() {
        person = People.testUser(server.admin(), TestServer.REALM, "3");
        authTime = authTime(application.tokens(
                Login.asTestUser(browser, application.begin(browser, asking("acr_values", "AAL3_ANY")), person)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "consent", "something"})
    void aPromptThatAsksForNoLoginPassesBySingleSignOn(String prompt) {
        assertThat(authTime(application.tokens(application.begin(browser, asking("prompt", prompt)))))
                .isEqualTo(authTime);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "300", "3600000", "9999999999", "99999999999999999999"})
    void aMaxAgeThatHasNotPassedPassesBySingleSignOn(String maxAge) {
        assertThat(authTime(application.tokens(application.begin(browser, asking("max_age", maxAge)))))
                .isEqualTo(authTime);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "5 minutes"})
    void anUnreadableMaxAgeIsAnErrorToTheApplication(String maxAge) {
        var back = application.begin(browser, asking("max_age", maxAge));
        assertThat(back.parameter("error")).as(back.body()).isEqualTo("invalid_request");
        assertThat(back.parameter("error_description")).contains("max_age");
        assertThat(back.parameter("state")).isEqualTo("a-state");
    }

    @Test
    void anUnreadableMaxAgeIsNotSentToAnAddressThatIsNotTheApplications() {
        var page = application.begin(
                browser, Map.of("max_age", "abc", "redirect_uri", "http://somebody-else.test/callback"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isNull();
    }

    @Test
    void maxAgeZeroAsksForALoginEvenInTheSecondOfTheLast() {
        assertThat(Application.hasCode(application.begin(browser, asking("max_age", "0"))))
                .isFalse();
        assertThat(application
                        .begin(browser, Map.of("max_age", "0", "prompt", "none"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=login", "prompt=login consent", "max_age=0"})
    void aForcedLoginIsALoginAndAuthTimeIsItsOwn(String parameter) throws InterruptedException {
        Thread.sleep(1100);
        String[] pair = parameter.split("=");
        var page = application.begin(browser, asking(pair[0], pair[1]));
        assertThat(page.location()).isNull();
        assertThat(authTime(application.tokens(Login.asTestUser(browser, page, person))))
                .isGreaterThan(authTime);
    }

    private static Map<String, String> asking(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("acr_values", "AAL3_ANY");
        parameters.put(name, value);
        return parameters;
    }

    private static long authTime(Application.Tokens tokens) {
        return tokens.idClaims().path("auth_time").longValue();
    }
}
