package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.careidentity.authenticators.programs.CardHostRecipe;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardSite;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A clinician, a card, a reader and a browser that presents the card to a real proxy. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CardSite.LOCK)
class SmartcardJourney {

    private static final String HEADING = "Log in with your smartcard";

    @RegisterExtension
    final Browsers browsers = new Browsers(CardChromium::of);

    private final PageCheck page = new PageCheck();
    private CardSite site;
    private CardLogins logins;
    private Browser browser;

    @BeforeEach
    void open() {
        site = CardSite.running();
        logins = CardLogins.of(site);
        browser = browsers.open();
    }

    @ParameterizedTest
    @EnumSource(
            value = CardHostRecipe.class,
            names = {"NGINX", "HAPROXY"})
    void aClinicianLogsInWithTheirCardAndTheCardSignsEachTime(CardHostRecipe proxy) {
        CardSite.behind(proxy);
        site.reader().insert(CardSite.GOOD);
        for (int login = 0; login < 2; login++) {
            logins.toThePage(browser).useSmartcard();
            JsonNode claims = logins.claims(browser.page());
            assertThat(claims.path("sub").textValue()).isEqualTo(site.person());
            assertThat(claims.path("authentication_assurance_level").textValue())
                    .isEqualTo("3");
            assertThat(claims.path("amr").toString()).contains("N3_SMARTCARD");
        }
        if (proxy == CardHostRecipe.NGINX) {
            List<String> connections = site.connections();
            assertThat(connections.subList(connections.size() - 2, connections.size()))
                    .as("a full handshake each")
                    .allMatch(line -> line.endsWith("/present reused=. verify=SUCCESS 303"));
        }
    }

    @Test
    void thePageSaysWhatToDo() {
        LoginPages login = logins.toThePage(browser);
        assertThat(browser.page().locator("#care-identity-application")).containsText("Ward round");
        assertThat(browser.page().locator("#care-identity-smartcard-unlock"))
                .hasAttribute("href", Pattern.compile("https://.+"));
        page.check(browser, "smartcard", HEADING);
        login.anotherMethod();
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(page.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', No smartcard was found, care_identity_card_none",
        // Chromium does not offer an expired certificate
        "expired, and has not expired, care_identity_card_none",
        "other-authority, is not one for logging in here, care_identity_card_refused_by_proxy",
        "revoked, Your smartcard has been cancelled, care_identity_card_revoked",
    })
    void aCardThatIsNotAcceptedLandsOnThePageWithWhyAndAnotherMethodWorks(String card, String words, String event) {
        site.reader().insert(card);
        LoginPages login = logins.toThePage(browser);
        login.useSmartcard();
        assertThat(login.error()).containsText(words);
        assertThat(site.server()
                        .admin()
                        .get(TestServer.REALM + "/events?type=LOGIN_ERROR&max=1")
                        .at("/0/error")
                        .textValue())
                .isEqualTo(event);
        page.check(browser, "smartcard-" + (card.isEmpty() ? "none" : card), HEADING);
        login.anotherMethod();
        login.choosingTestUser(site.person());
        assertThat(logins.claims(browser.page()).path("sub").textValue()).isEqualTo(site.person());
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aCardThatExpiresSoonIsSaidOnceADay() {
        site.reader().insert(CardSite.EXPIRING);
        LoginPages login = logins.toThePage(browser);
        login.useSmartcard();
        page.check(browser, "smartcard-expiring", "Your smartcard expires soon");
        login.continueLogin();
        assertThat(logins.claims(browser.page()).path("sub").textValue()).isEqualTo(site.person());
        logins.toThePage(browser).useSmartcard();
        assertThat(logins.claims(browser.page()).path("sub").textValue()).isEqualTo(site.person());
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aPersonRegistersTheirCardOnceAndIsToldTheSecondTime() {
        Admin admin = site.server().admin();
        String credentials = TestServer.REALM + "/users/"
                + admin.user(TestServer.REALM, site.person()).path("id").textValue() + "/credentials";
        admin.get(credentials).forEach(card -> admin.delete(
                        credentials + "/" + card.path("id").textValue())
                .ok());
        site.reader().insert(CardSite.GOOD);
        LoginPages login = toRegistration();
        page.check(browser, "smartcard-register", "Register your smartcard");
        login.button("Register your smartcard").click();
        browser.page().waitForURL(Pattern.compile(".*kc_action_status=success.*"));

        login = toRegistration();
        login.button("Register your smartcard").click();
        assertThat(login.error()).containsText("registered to you already");
        page.check(browser, "smartcard-register-error", "Register your smartcard");
        assertThat(page.problems()).isEmpty();
    }

    private LoginPages toRegistration() {
        browser.go(logins.address(Map.of("kc_action", "care-identity-register-smartcard")));
        LoginPages login = new LoginPages(browser);
        login.choosingTestUser(site.person());
        return login;
    }

    @Test
    void aCardThatIsInsertedLateIsSeenByANewBrowser() {
        site.reader().takeOut();
        LoginPages login = logins.toThePage(browser);
        login.useSmartcard();
        assertThat(login.error()).containsText("No smartcard was found");
        site.reader().insert(CardSite.GOOD);
        login.useSmartcard();
        // Chromium remembers for a host that there was none, until its windows are closed
        assertThat(login.error()).containsText("close all windows of the browser");
        Browser again = browsers.open();
        logins.toThePage(again).useSmartcard();
        assertThat(logins.claims(again.page()).path("sub").textValue()).isEqualTo(site.person());
    }

    @Test
    void takingTheCardOutEndsNoSessionAndTheNextLoginAsksForItAnew() {
        site.reader().insert(CardSite.GOOD);
        logins.toThePage(browser).useSmartcard();
        Application.Tokens tokens = logins.tokens(browser.page());
        site.reader().takeOut();
        assertThat(logins.application()
                        .refresh(tokens)
                        .idClaims()
                        .path("authentication_assurance_level")
                        .textValue())
                .isEqualTo("3");
        assertGoesOn();

        LoginPages login = logins.toThePage(browser);
        login.useSmartcard();
        assertThat(login.error()).containsText("No smartcard was found");
        assertGoesOn();
        site.reader().insert(CardSite.GOOD);
        Browser again = browsers.open();
        logins.toThePage(again).useSmartcard();
        assertThat(logins.claims(again.page()).path("sub").textValue()).isEqualTo(site.person());
    }

    /** The session in the browser, which needs no card for a login that asks for none. */
    private void assertGoesOn() {
        browser.go(logins.address(Map.of("prompt", "none")));
        assertThat(logins.claims(browser.page()).path("sub").textValue()).isEqualTo(site.person());
    }

    @Test
    void theAccountConsoleShowsAPersonTheirCard() {
        site.reader().insert(CardSite.GOOD);
        logins.toThePage(browser).useSmartcard();
        logins.claims(browser.page());
        browser.go(URI.create(CardSite.LOGIN + "/realms/" + TestServer.REALM + "/account/account-security/signing-in"));
        Locator serial = browser.page().getByText(site.serial());
        assertThat(serial).isVisible();
        for (String words : List.of("Issued by", "CN=NHS Authentication G2", "Serial number", "Valid until")) {
            assertThat(browser.page().locator("body")).containsText(words);
        }
        Screenshots.of(browser, "account-smartcard", serial);
    }
}
