package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.phone.web.PhoneServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person with a computer and a phone: the phone is the web app, in a browser of its own that unlocks with a fingerprint. */
@SideBySide
class PushJourney {

    private static final String REALM = "care-identity-push";
    private static final String HEADING = "Log in with your phone";
    private static final String NUMBER = "Type this number on your phone";

    private static Admin admin;
    private static Application application;
    private static PhoneServer app;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser computer;
    private LoginPages login;
    private PhonePages phone;

    @BeforeAll
    static void realm() throws IOException {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        admin.put(REALM, Map.of("quickLoginCheckMilliSeconds", 0)).ok();
        app = PhoneServer.start(0);
        PushPerson.offer(admin, REALM, Map.of("app-address", app.address().toString()));
        application = Application.create(server, REALM, "ward-application");
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @BeforeEach
    void open() {
        computer = browsers.open();
        login = new LoginPages(computer);
        Browser hand = browsers.open(options -> options.setViewportSize(390, 844));
        VirtualAuthenticator.platform(hand).isTouched(true);
        phone = new PhonePages(hand);
    }

    private void fill(String field, String text) {
        computer.page().locator("input[name=" + field + "]").fill(text);
    }

    private String number() {
        return computer.page().locator("#care-identity-number").getAttribute("data-number");
    }

    private void comesBackWith(String parameter) {
        assertThat(login.heading()).hasText("Application");
        assertThat(computer.page().url()).contains(parameter);
    }

    private void toThePassword() {
        computer.go(application.authorizationRequest(Map.of("acr_values", "AAL2_ANY", "prompt", "login")));
        login.choose("push");
        assertThat(login.heading()).hasText(HEADING);
    }

    private void password(AppPerson person) {
        fill("email", person.email());
        fill("password", AppPerson.PASSWORD);
        login.continueLogin();
    }

    private void register(AppPerson person) {
        computer.go(application.authorizationRequest(
                Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-push")));
        login.choosingTestUser(person.uuid());
        assertThat(login.heading()).hasText("Register your phone");
        phone.register(computer.page().locator("#care-identity-push-link").getAttribute("href"));
        String check = phone.browser().page().locator("#check-number").innerText();
        // the page has asked whether a phone has come, and gone on by itself
        assertThat(login.heading()).hasText("Type the number from your phone");
        fill("check", check);
        login.button("Finish").click();
        comesBackWith("kc_action_status=success");
        phone.shows(PhonePages.READY);
        phone.link("Your accounts").click();
    }

    @Test
    void aPhoneIsRegisteredThenLogsIn() {
        AppPerson person = AppPerson.withApps(admin, REALM, 0);
        computer.go(application.authorizationRequest(
                Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-push")));
        login.choosingTestUser(person.uuid());
        page.check(computer, "push-register", "Register your phone");
        phone.register(computer.page().locator("#care-identity-push-link").getAttribute("href"));
        String check = phone.browser().page().locator("#check-number").innerText();
        page.check(computer, "push-confirm", "Type the number from your phone");
        fill("check", PushPerson.another(check));
        login.button("Finish").click();
        assertThat(login.error()).isVisible();
        page.check(computer, "push-confirm-error", "Type the number from your phone");
        fill("check", check);
        login.button("Finish").click();
        comesBackWith("kc_action_status=success");
        phone.shows(PhonePages.READY);
        phone.link("Your accounts").click();

        toThePassword();
        page.check(computer, "push-login", HEADING);
        login.continueLogin();
        assertThat(login.error()).isVisible();
        page.check(computer, "push-login-empty", HEADING);
        password(person);
        phone.shows(PhonePages.REQUEST);
        page.check(computer, "push-number", NUMBER);
        page.check(phone.browser(), "push-phone-request", PhonePages.REQUEST);
        phone.confirm(number());
        phone.shows("Confirmed");
        comesBackWith("code=");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aDenialOnThePhoneEndsTheLoginAtTheComputer() {
        AppPerson person = AppPerson.withApps(admin, REALM, 0);
        register(person);
        toThePassword();
        password(person);
        phone.shows(PhonePages.REQUEST);
        phone.button("This was not me").click();
        assertThat(computer.page().locator("body")).containsText("The request was denied on your phone");
        page.check(computer, "push-denied", "Sorry, there is a problem");
        toThePassword();
        password(person);
        assertThat(login.error()).containsText("a short while ago");
        page.check(computer, "push-paused", HEADING);
        assertThat(page.problems()).isEmpty();
        assertThat(person.loginErrors()).contains("care_identity_push_not_me", "care_identity_push_paused");
    }

    @Test
    void thePagesOfALoginThatNobodyAnswers() {
        AppPerson person = AppPerson.withApps(admin, REALM, 0);
        register(person);
        toThePassword();
        computer.page().locator("#remember").check();
        password(person);
        assertThat(login.heading()).hasText(NUMBER);
        computer.page().locator("#care-identity-continue").click();
        assertThat(computer.page().locator("#care-identity-message")).containsText("has not answered yet");
        page.check(computer, "push-not-yet", NUMBER);
        computer.page().reload();
        assertThat(login.heading()).hasText(NUMBER);
        phone.shows(PhonePages.REQUEST);
        phone.confirm(number());
        comesBackWith("code=");

        computer.go(application.authorizationRequest(Map.of("acr_values", "AAL2_ANY", "prompt", "login")));
        login.choose("push");
        page.check(computer, "push-remembered", HEADING);
        login.button("Send a request to my phone").click();
        assertThat(login.heading()).hasText(NUMBER);
        login.button("Send a new request").click();
        assertThat(login.heading()).hasText(NUMBER);
        login.button("Send a new request").click();
        assertThat(login.error()).containsText("Wait 10 minutes");
        page.check(computer, "push-too-many", HEADING);
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void withoutScriptsTheLoginGoesOnByTheButton() {
        PushPerson who = PushPerson.with(admin, REALM, application);
        Browser plain = browsers.open(options -> options.setJavaScriptEnabled(false));
        LoginPages pages = new LoginPages(plain);
        plain.go(application.authorizationRequest(Map.of("acr_values", "AAL2_ANY")));
        pages.choose("push");
        plain.page().locator("input[name=email]").fill(who.person().email());
        plain.page().locator("input[name=password]").fill(AppPerson.PASSWORD);
        pages.continueLogin();
        who.phone()
                .approve(
                        who.request(),
                        plain.page().locator("#care-identity-number").getAttribute("data-number"));
        plain.page().locator("#care-identity-continue").click();
        assertThat(plain.page().url()).contains("code=");
    }
}
