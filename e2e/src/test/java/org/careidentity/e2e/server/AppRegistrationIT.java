package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppLogin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AuthenticatorApp;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.MailedLink;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registration of an authenticator app: by whom, with which proofs, and nothing of it before all of them. */
@SideBySide
class AppRegistrationIT {

    private static final String REALM = "authenticator-app-registration";
    private static final String ACTION = "care-identity-register-authenticator-app";
    private static final String NEW_PASSWORD = "three random words";
    private static final Mailbox MAILBOX = new Mailbox();

    private static Admin admin;
    private static Application application;

    private final HttpBrowser browser = new HttpBrowser();
    private AppPerson person;

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        MAILBOX.receiveFor(admin, REALM);
        application = Application.create(server, REALM, "application");
    }

    @AfterAll
    static void close() {
        MAILBOX.close();
    }

    @BeforeEach
    void newPerson() {
        person = AppPerson.withNothing(admin, REALM, "2");
    }

    /** Logs in as a test user and comes to the first page. */
    private Answer begin(HttpBrowser of) {
        Answer page = application.begin(of, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", ACTION));
        return Login.asTestUser(of, page, person.uuid());
    }

    private Answer toEmailedPassword(HttpBrowser of) {
        return of.submit(begin(of), Map.of("email", person.email()));
    }

    private Answer emailedPassword(HttpBrowser of, Answer page) {
        return of.submit(page, Map.of("emailedPassword", MAILBOX.oneTimePasswordTo(person.email())));
    }

    private static Answer newPassword(HttpBrowser of, Answer page) {
        return of.submit(page, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
    }

    private Answer toApp(HttpBrowser of) {
        return newPassword(of, emailedPassword(of, toEmailedPassword(of)));
    }

    private static AuthenticatorApp scanned(Answer page) {
        return AuthenticatorApp.ofKey(
                page.page().getElementById("care-identity-app-key").text());
    }

    private static Answer connect(HttpBrowser of, Answer page, AuthenticatorApp app, String name) {
        return of.submit(page, Map.of("otp", app.code(), "label", name));
    }

    private static boolean succeeded(Answer answer) {
        return "success".equals(answer.parameter("kc_action_status"));
    }

    private boolean logsIn(String password, String code) {
        AppLogin login = new AppLogin(application);
        Answer page = login.password(login.begin(), person.email(), password);
        return page.page().selectFirst("input[name=otp]") != null && Application.hasCode(login.code(page, code));
    }

    private List<String> credentials() {
        return java.util.stream.StreamSupport.stream(person.credentials().spliterator(), false)
                .map(credential -> credential.path("type").textValue() + " "
                        + credential.path("userLabel").asText(""))
                .map(String::strip)
                .sorted()
                .toList();
    }

    private String errors() {
        return String.join(" ", new TreeSet<>(errorsOf(person)));
    }

    private static List<String> errorsOf(AppPerson of) {
        return java.util.stream.StreamSupport.stream(
                        admin.get(REALM + "/events?type=UPDATE_CREDENTIAL_ERROR&max=50&user=" + of.id())
                                .spliterator(),
                        false)
                .map(event -> event.path("error").textValue())
                .toList();
    }

    private static void asks(Answer page, String field) {
        assertThat(page.page().select("input[name=" + field + "]"))
                .as(page.page().text())
                .hasSize(1);
    }

    @Test
    void addressOneTimePasswordNewPasswordAndAppRegisterAndThenLogIn() {
        Answer page = toApp(browser);
        AuthenticatorApp app = AuthenticatorApp.ofPicture(
                page.page().getElementById("care-identity-app-picture").attr("src"));
        assertThat(app.secret()).as("the key in words").isEqualTo(scanned(page).secret());
        assertThat(succeeded(connect(browser, page, app, "My work phone"))).isTrue();
        assertThat(credentials()).containsExactly("otp My work phone", "password");
        assertThat(logsIn(NEW_PASSWORD, app.code(1))).isTrue();
        assertThat(admin.get(REALM + "/events?type=UPDATE_CREDENTIAL&user=" + person.id())
                        .findValuesAsText("care_identity_registered_by"))
                .containsExactly("self");
    }

    @Test
    void theCodeOfTheRegistrationIsUsedUpWithIt() {
        Answer page = toApp(browser);
        AuthenticatorApp app = scanned(page);
        String code = app.code();
        assertThat(succeeded(browser.submit(page, Map.of("otp", code, "label", ""))))
                .isTrue();
        assertThat(logsIn(NEW_PASSWORD, code)).isFalse();
        assertThat(person.loginErrors()).first().isEqualTo("care_identity_code_used");
    }

    @Test
    void aPersonHasSeveralAppsAndEachLogsIn() {
        Answer page = toApp(browser);
        AuthenticatorApp first = scanned(page);
        assertThat(succeeded(connect(browser, page, first, ""))).isTrue();
        HttpBrowser again = new HttpBrowser();
        Answer second = toApp(again);
        AuthenticatorApp other = scanned(second);
        Answer taken = connect(again, second, other, "authenticator APP 1");
        assertThat(taken.page().text()).contains("You already have a device of this name");
        assertThat(scanned(taken).secret()).as("the same key").isEqualTo(other.secret());
        assertThat(succeeded(connect(again, taken, other, ""))).isTrue();
        assertThat(credentials()).containsExactly("otp Authenticator app 1", "otp Authenticator app 2", "password");
        assertThat(logsIn(NEW_PASSWORD, first.code(1))).isTrue();
        assertThat(logsIn(NEW_PASSWORD, other.code(1))).isTrue();
    }

    @Test
    void aSixthAppIsRefusedAndAFifthIsNot() {
        person = AppPerson.withApps(admin, REALM, 4);
        asks(begin(browser), "email");
        person = AppPerson.withApps(admin, REALM, 5);
        Answer refused = begin(new HttpBrowser());
        assertThat(refused.page().text()).contains("as many authenticator apps as you can");
        assertThat(errors()).isEqualTo("care_identity_app_too_many");
    }

    @Test
    void aRegistrationIsToldByEmailWhereTheRealmListensWithKeycloaksListener() {
        Answer page = toApp(browser);
        int before = MAILBOX.countTo(person.email());
        admin.put(REALM, Map.of("eventsListeners", List.of("jboss-logging", "email")))
                .ok();
        try {
            assertThat(succeeded(connect(browser, page, scanned(page), ""))).isTrue();
            assertThat(MAILBOX.toldOfCredential(person.email(), before + 1)).isTrue();
        } finally {
            admin.put(REALM, Map.of("eventsListeners", List.of("jboss-logging")))
                    .ok();
        }
    }

    @Test
    void nothingIsThePersonsBeforeAllIsProved() {
        Answer page = toApp(browser);
        assertThat(credentials()).isEmpty();
        Answer wrong = browser.submit(page, Map.of("otp", scanned(page).wrongCode(), "label", "A phone"));
        assertThat(wrong.page().text()).contains("This code is not right");
        assertThat(wrong.page().getElementById("label").val()).isEqualTo("A phone");
        assertThat(credentials()).isEmpty();
        Answer cancelled = browser.submit(wrong, Map.of("cancel-aia", "true"));
        assertThat(cancelled.parameter("kc_action_status")).isEqualTo("cancelled");
        assertThat(credentials()).isEmpty();
        assertThat(errors()).isEqualTo("care_identity_code_wrong");
    }

    @Test
    void whatAnotherPageAsksForIsNotLookedAt() {
        Answer page = begin(browser);
        Answer skipped = browser.submit(
                page,
                Map.of(
                        "emailedPassword",
                        "00000000",
                        "password-new",
                        NEW_PASSWORD,
                        "password-confirm",
                        NEW_PASSWORD,
                        "otp",
                        "000000"));
        asks(skipped, "email");
        Answer sent = browser.submit(skipped, Map.of("email", person.email()));
        Answer notYet = newPassword(browser, sent);
        asks(notYet, "emailedPassword");
        asks(emailedPassword(browser, notYet), "password-new");
    }

    @Test
    void anotherAddressThanTheRecordedOneGetsNoEmail() {
        String other = "other-" + person.uuid() + "@example.test";
        Answer answer = browser.submit(begin(browser), Map.of("email", other));
        asks(answer, "email");
        assertThat(answer.page().text())
                .contains("not the email address that your Registration Authority has for you")
                .doesNotContain(person.email());
        assertThat(MAILBOX.countTo(other)).isZero();
        assertThat(MAILBOX.countTo(person.email())).isZero();
        assertThat(errors()).isEqualTo("care_identity_email_not_recorded");
    }

    @Test
    void aPersonWithoutAnAddressIsToldWhomToAsk() {
        person.change(Map.of("email", ""));
        Answer answer = begin(browser);
        assertThat(answer.page().text()).contains("Your Registration Authority has no email address for you");
        assertThat(errors()).isEqualTo("care_identity_email_missing");
    }

    @Test
    void aOneTimePasswordCountsOnceAndInItsOwnBrowserAlone() {
        HttpBrowser other = new HttpBrowser();
        Answer page = toEmailedPassword(browser);
        String password = MAILBOX.oneTimePasswordTo(person.email());
        Answer others = toEmailedPassword(other);
        assertThat(other.submit(others, Map.of("emailedPassword", password))
                        .page()
                        .text())
                .as("another browser")
                .contains("This one-time password is not right");
        Answer used = browser.submit(page, Map.of("emailedPassword", password));
        asks(used, "password-new");
        asks(browser.submit(used, Map.of("emailedPassword", password)), "password-new");
        Answer afresh = toEmailedPassword(browser);
        assertThat(browser.submit(afresh, Map.of("emailedPassword", password))
                        .page()
                        .text())
                .as("once more")
                .contains("This one-time password is not right");
        assertThat(errors()).isEqualTo("care_identity_emailed_password_wrong");
    }

    @Test
    void afterFiveWrongTriesTheRightOneCountsNoLonger() {
        Answer page = toEmailedPassword(browser);
        String right = MAILBOX.oneTimePasswordTo(person.email());
        String wrong = right.startsWith("0") ? "10000000" : "00000000";
        for (int tries = 0; tries < 5; tries++) {
            page = browser.submit(page, Map.of("emailedPassword", wrong));
            asks(page, "emailedPassword");
        }
        Answer refused = browser.submit(page, Map.of("emailedPassword", right));
        asks(refused, "email");
        assertThat(refused.page().text()).contains("This one-time password works no longer");
        assertThat(errors()).contains("care_identity_emailed_password_gone");
    }

    @Test
    void anOldOneTimePasswordCountsNoLonger() throws InterruptedException {
        String path = REALM + "/authentication/required-actions/" + ACTION + "/config";
        admin.put(path, Map.of("config", Map.of("emailed-password-seconds", "1")))
                .ok();
        try {
            Answer page = toEmailedPassword(browser);
            Thread.sleep(2_500);
            Answer refused = emailedPassword(browser, page);
            asks(refused, "email");
            assertThat(refused.page().text()).contains("This one-time password works no longer");
            assertThat(errors()).isEqualTo("care_identity_emailed_password_gone");
        } finally {
            admin.delete(path).ok();
        }
    }

    @Test
    void threeEmailsInTenMinutesAreAllThatIsSent() {
        Answer page = toEmailedPassword(browser);
        for (int emails = 0; emails < 3; emails++) {
            page = browser.submit(page, Map.of("action", "send-again"));
        }
        assertThat(page.page().text()).contains("We sent you several emails already");
        assertThat(MAILBOX.countTo(person.email())).isEqualTo(3);
        assertThat(errors()).isEqualTo("care_identity_email_too_often");
        asks(emailedPassword(browser, page), "password-new");
    }

    @ParameterizedTest
    @CsvSource({
        "too short, too short, Use at least 12 characters, password_rejected",
        "three random words, three other words, The two passwords are not the same, password_confirm_error",
        "'', '', Enter your password, password_missing",
    })
    void aPasswordIsTypedTwiceAndAsThePolicyWantsIt(String password, String again, String words, String reason) {
        Answer page = emailedPassword(browser, toEmailedPassword(browser));
        Answer refused = browser.submit(page, Map.of("password-new", password, "password-confirm", again));
        assertThat(refused.page().text()).contains(words);
        assertThat(errors()).isEqualTo(reason);
        asks(newPassword(browser, refused), "otp");
    }

    @Test
    void anEmailThatCannotBeSentIsSaid() {
        try (Mailbox gone = new Mailbox()) {
            gone.receiveFor(admin, REALM);
        }
        try {
            Answer answer = toEmailedPassword(browser);
            asks(answer, "email");
            assertThat(answer.page().text()).contains("The email could not be sent");
            assertThat(errors()).isEqualTo("email_send_failed");
        } finally {
            MAILBOX.receiveFor(admin, REALM);
        }
    }

    @Test
    void aLoginAtTooLowALevelRegistersNothing() {
        person = AppPerson.with(admin, REALM, "1");
        Answer page = application.begin(browser, Map.of("acr_values", "AAL1_USERPASS", "kc_action", ACTION));
        Answer refused = Login.asTestUser(browser, page, person.uuid());
        assertThat(refused.page().text()).contains("with the way you logged in");
        assertThat(refused.page().select("input[name=email]")).isEmpty();
        assertThat(errors()).isEqualTo("care_identity_registration_level");
    }

    @Test
    void anAdministratorsLinkRegistersOnceWhoeverElseOpenedIt() {
        admin.put(REALM + "/users/" + person.id() + "/execute-actions-email?lifespan=600", List.of(ACTION))
                .ok();
        URI link = URI.create(MAILBOX.linkTo(person.email()));
        HttpBrowser thief = new HttpBrowser();
        Answer page = MailedLink.open(browser, link);
        Answer thiefs = MailedLink.open(thief, link);
        Answer app =
                newPassword(browser, emailedPassword(browser, browser.submit(page, Map.of("email", person.email()))));
        Answer thiefsApp = thief.submit(
                emailedPassword(thief, thief.submit(thiefs, Map.of("email", person.email()))),
                Map.of("password-new", "the thief's password", "password-confirm", "the thief's password"));
        AuthenticatorApp own = scanned(app);
        connect(browser, app, own, "Mine");
        Answer refused = connect(thief, thiefsApp, scanned(thiefsApp), "The thief's");
        assertThat(refused.page().text()).contains("This link was used already");
        assertThat(credentials()).containsExactly("otp Mine", "password");
        assertThat(logsIn("the thief's password", own.code(1))).isFalse();
        assertThat(errors()).isEqualTo("care_identity_link_used");
        assertThat(MailedLink.open(new HttpBrowser(), link).page().select("input[name=email]"))
                .as("a used link")
                .isEmpty();
    }

    /** Logs in as a test user and comes to the person's authenticators. */
    private Answer manage(HttpBrowser of) {
        Answer page = application.begin(
                of, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators"));
        return Login.asTestUser(of, page, person.uuid());
    }

    @Test
    void thePageOfAuthenticatorsRegistersListsAndRemovesAnApp() {
        Answer first = browser.submit(manage(browser), Map.of("action", "register:authenticator-app"));
        Answer page =
                newPassword(browser, emailedPassword(browser, browser.submit(first, Map.of("email", person.email()))));
        AuthenticatorApp app = scanned(page);
        assertThat(succeeded(connect(browser, page, app, "My phone"))).isTrue();

        HttpBrowser later = new HttpBrowser();
        Answer listed = manage(later);
        assertThat(listed.page().text()).contains("My phone").contains("Authenticator app");
        String id = listed.page().selectFirst("input[name=credentialId]").val();
        later.submit(listed, Map.of("action", "remove", "credentialId", id));
        assertThat(credentials()).containsExactly("password");
        assertThat(logsIn(NEW_PASSWORD, app.code(1))).isFalse();
    }
}
