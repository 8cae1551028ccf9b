package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A browser that a person had remembered asks their phone without a password, and proves nothing by itself. */
@SideBySide
class RememberedBrowserIT {

    private static final String REALM = "push-remembered";
    private static final String LENIENT = "push-lenient";
    private static final String COOKIE = "CARE_IDENTITY_PUSH";

    private static Admin admin;
    private static Application application;
    private static Application lenient;

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        PushPerson.offer(admin, REALM, Map.of());
        application = Application.create(server, REALM, "application");
        server.copyRealm(TestServer.REALM, LENIENT);
        PushPerson.offer(admin, LENIENT, Map.of("user-verification", "preferred", "digits", "2"));
        lenient = Application.create(server, LENIENT, "application", Map.of());
    }

    /** Logs in with password and phone, has the browser remembered, and logs out. */
    private PushPerson remembered(String realm, Application where) {
        PushPerson who = PushPerson.with(admin, realm, where);
        Answer page = browser.submit(
                who.begin(browser),
                Map.of("email", who.person().email(), "password", AppPerson.PASSWORD, "remember", "true"));
        who.phone().approve(who.request(), PushPerson.number(page));
        assertThat(browser.cookie(COOKIE)).as("before the phone has answered").isNull();
        Application.Tokens tokens = where.tokens(PushPerson.goOn(browser, page));
        assertThat(browser.cookie(COOKIE)).isNotNull();
        browser.get(where.logoutRequest(Map.of("id_token_hint", tokens.idToken())));
        return who;
    }

    private static boolean asksPassword(Answer page) {
        return page.page().selectFirst("input[name=password]") != null;
    }

    @Test
    void aRememberedBrowserAsksThePhoneWithoutAPassword() {
        PushPerson who = remembered(REALM, application);
        Answer page = who.begin(browser);
        assertThat(asksPassword(page)).isFalse();
        assertThat(who.phone().requests()).as("before the button is pressed").isEmpty();
        assertThat(page.page().text())
                .contains("can log in with the phone alone")
                .doesNotContain(who.person().email());
        Answer number = browser.submit(page, Map.of("action", "send"));
        who.phone().approve(who.request(), PushPerson.number(number));
        JsonNode claims = application.tokens(PushPerson.goOn(browser, number)).idClaims();
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("2");
    }

    @Test
    void whoDoesNotTickTheBoxIsNotRemembered() {
        PushPerson who = PushPerson.with(admin, REALM, application);
        Answer page = who.ask(browser);
        who.phone().approve(who.request(), PushPerson.number(page));
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isTrue();
        assertThat(browser.cookie(COOKIE)).isNull();
    }

    @Test
    void anotherPersonAtTheComputerUsesAPassword() {
        PushPerson owner = remembered(REALM, application);
        PushPerson other = PushPerson.with(admin, REALM, application);
        Answer page = browser.submit(owner.begin(browser), Map.of("action", "another-address"));
        assertThat(asksPassword(page)).isTrue();
        Answer number = other.password(browser, page);
        other.phone().approve(other.request(), PushPerson.number(number));
        assertThat(application
                        .tokens(PushPerson.goOn(browser, number))
                        .idClaims()
                        .path("sub")
                        .textValue())
                .isEqualTo(other.person().uuid());
        assertThat(owner.phone().requests()).isEmpty();
    }

    @Test
    void aNewPasswordEndsIt() {
        PushPerson who = remembered(REALM, application);
        admin.put(
                        REALM + "/users/" + who.person().id() + "/reset-password",
                        Map.of("type", "password", "value", "another password for tests", "temporary", false))
                .ok();
        assertThat(asksPassword(who.begin(browser))).isTrue();
    }

    @Test
    void theEndOfThePhoneEndsIt() {
        PushPerson who = remembered(REALM, application);
        who.removePhones();
        new PushPerson(application, who.person(), org.careidentity.phone.Phone.inMemory()).registerPhone("New");
        assertThat(asksPassword(who.begin(browser))).isTrue();
    }

    @Test
    void thisWasNotMeEndsIt() {
        PushPerson who = remembered(REALM, application);
        Answer number = browser.submit(who.begin(browser), Map.of("action", "send"));
        assertThat(PushPerson.showsNumber(number)).isTrue();
        who.phone().deny(who.request(), true);
        assertThat(asksPassword(who.begin(browser))).isTrue();
    }

    @Test
    void anotherRealmsOrAForgedCookieIsWorthNothing() {
        PushPerson who = remembered(REALM, application);
        String cookie = browser.cookie(COOKIE);
        String forged = cookie.substring(0, cookie.length() - 4) + "AAAA";
        browser.cookie(COOKIE, forged);
        assertThat(asksPassword(who.begin(browser))).isTrue();
        HttpBrowser elsewhere = new HttpBrowser();
        elsewhere.cookie(COOKIE, cookie);
        assertThat(asksPassword(new PushPerson(lenient, who.person(), who.phone()).begin(elsewhere)))
                .isTrue();
        // a token of the same realm of another kind
        browser.cookie(COOKIE, browser.cookies().getOrDefault("KC_RESTART", "none"));
        assertThat(asksPassword(who.begin(browser))).isTrue();
    }

    @Test
    void aPhoneThatVerifiesNobodyGivesAal2AfterAPasswordAndAal1Without() {
        PushPerson who = remembered(LENIENT, lenient);
        Answer number = browser.submit(who.begin(browser), Map.of("action", "send"));
        assertThat(PushPerson.number(number)).hasSize(2);
        who.phone()
                .tampering(ceremony -> ceremony.withoutUserVerification())
                .approve(who.request(), PushPerson.number(number));
        Answer end = PushPerson.goOn(browser, number);
        assertThat(Application.hasCode(end)).as("AAL2 was asked").isFalse();
        assertThat(end.parameter("error")).isEqualTo("unmet_authentication_requirements");

        HttpBrowser another = new HttpBrowser();
        Answer afterPassword = who.ask(another);
        who.phone()
                .tampering(ceremony -> ceremony.withoutUserVerification())
                .approve(who.request(), PushPerson.number(afterPassword));
        assertThat(lenient.tokens(PushPerson.goOn(another, afterPassword))
                        .idClaims()
                        .path("authentication_assurance_level")
                        .textValue())
                .isEqualTo("2");
    }
}
