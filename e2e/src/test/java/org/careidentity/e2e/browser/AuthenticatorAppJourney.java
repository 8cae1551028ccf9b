package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AuthenticatorApp;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of the authenticator app, as a person goes through them: each in its state, at each width. */
@SideBySide
class AuthenticatorAppJourney {

    private static final String REALM = "care-identity-authenticator-app";
    private static final String NEW_PASSWORD = "three random words";

    private static Admin admin;
    private static Application application;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser browser;
    private LoginPages login;

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        admin.put(REALM, Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", 3))
                .ok();
        application = Application.create(server, REALM, "ward-application");
    }

    @BeforeEach
    void open() {
        browser = browsers.open();
        login = new LoginPages(browser);
    }

    private void fill(String field, String text) {
        browser.page().locator("input[name=" + field + "]").fill(text);
    }

    private void toTheApp() {
        browser.go(application.authorizationRequest(Map.of("acr_values", "AAL2_ANY", "prompt", "login")));
        login.choose("authenticator-app");
        assertThat(login.heading()).hasText("Log in with your authenticator app");
    }

    private void password(String email, String password) {
        fill("email", email);
        fill("password", password);
        login.continueLogin();
    }

    private void code(String code) {
        fill("otp", code);
        login.continueLogin();
    }

    private void comesBackWith(String parameter) {
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains(parameter);
    }

    @Test
    void anAppIsRegisteredThenLogsIn() {
        AppPerson person = AppPerson.withNothing(admin, REALM, "2");
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(admin, REALM);
            browser.go(application.authorizationRequest(
                    Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-authenticator-app")));
            login.choosingTestUser(person.uuid());
            page.check(browser, "app-register", "Set up an authenticator app");
            fill("email", "somebody.else@example.test");
            login.button("Send one-time password").click();
            assertThat(login.error()).isVisible();
            page.check(browser, "app-register-error", "Set up an authenticator app");
            fill("email", person.email());
            login.button("Send one-time password").click();
            page.check(browser, "app-register-emailed", "Check your email");
            fill("emailedPassword", "00000000");
            login.continueLogin();
            assertThat(login.error()).isVisible();
            page.check(browser, "app-register-emailed-error", "Check your email");
            fill("emailedPassword", mailbox.oneTimePasswordTo(person.email()));
            login.continueLogin();
        }
        page.check(browser, "app-register-password", "Choose a password");
        fill("password-new", "short");
        fill("password-confirm", "short");
        login.continueLogin();
        assertThat(login.error()).isVisible();
        page.check(browser, "app-register-password-error", "Choose a password");
        fill("password-new", NEW_PASSWORD);
        fill("password-confirm", NEW_PASSWORD);
        login.continueLogin();
        page.check(browser, "app-register-app", "Connect your authenticator app");
        browser.page().locator("#care-identity-app-by-hand summary").click();
        page.check(browser, "app-register-app-by-hand", "Connect your authenticator app");
        AuthenticatorApp app = AuthenticatorApp.ofKey(
                browser.page().locator("#care-identity-app-key").innerText());
        fill("otp", app.wrongCode());
        fill("label", "My \"red\" phone");
        login.button("Finish").click();
        assertThat(login.error()).isVisible();
        page.check(browser, "app-register-app-error", "Connect your authenticator app");
        assertThat(browser.page().getByLabel("Name of this device")).hasValue("My \"red\" phone");
        fill("otp", app.code());
        login.button("Finish").click();
        comesBackWith("kc_action_status=success");

        toTheApp();
        password(person.email(), NEW_PASSWORD);
        code(app.code(1));
        comesBackWith("code=");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePagesOfALogin() {
        AppPerson person = AppPerson.of(admin, REALM);
        toTheApp();
        page.check(browser, "app-login", "Log in with your authenticator app");
        login.continueLogin();
        assertThat(login.error()).isVisible();
        page.check(browser, "app-login-empty", "Log in with your authenticator app");
        password(person.email(), "a wrong one");
        assertThat(login.error()).containsText("The email address or the password is wrong");
        page.check(browser, "app-login-error", "Log in with your authenticator app");
        person.failures(1);
        assertThat(browser.page().locator("#email")).hasValue(person.email());
        password(person.email(), AppPerson.PASSWORD);
        page.check(browser, "app-code", "Enter verification code");
        code(person.app().wrongCode());
        page.check(browser, "app-code-again", "Re-enter verification code");
        browser.page().locator("#care-identity-app-clock summary").click();
        page.check(browser, "app-code-clock", "Re-enter verification code");
        person.failures(2);
        code(person.app().code());
        comesBackWith("code=");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePageOfALock() {
        AppPerson person = AppPerson.of(admin, REALM);
        toTheApp();
        for (int guess = 1; guess <= 3; guess++) {
            password(person.email(), "wrong " + guess);
            assertThat(login.error()).isVisible();
            person.failures(guess);
        }
        password(person.email(), AppPerson.PASSWORD);
        assertThat(browser.page().locator("#care-identity-elsewhere")).containsText("Passkey");
        page.check(browser, "app-locked", "Log in with your authenticator app");
        assertThat(page.problems()).isEmpty();
    }
}
