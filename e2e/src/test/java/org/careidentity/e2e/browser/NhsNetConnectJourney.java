package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.FaultyProvider;
import org.careidentity.e2e.support.FaultyProvider.Manner;
import org.careidentity.e2e.support.NhsNetRealm;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A login at the provider, as a person sees it: there and back, and what stands on the page when it fails. */
@SideBySide
class NhsNetConnectJourney {

    private static final String REALM = "care-identity-nhsnet";
    private static final String TITLE = "Log in with NHS.net Connect";

    private static TestServer server;
    private static Admin admin;
    private static Application application;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser browser;
    private LoginPages login;

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        application = Application.create(server, REALM, "ward-application", Map.of("name", "Ward application"));
    }

    @BeforeEach
    void open() {
        browser = browsers.open();
        login = new LoginPages(browser);
    }

    private void begin() {
        browser.go(application.authorizationRequest(Map.of("acr_values", "AAL2_ANY")));
    }

    private void atProvider(String username) {
        browser.page().locator("#username").fill(username);
        browser.page().locator("#password").fill(NhsNetRealm.PASSWORD);
        browser.page().locator("#kc-login").click();
    }

    @Test
    void aPersonGoesThereAndComesBackLoggedIn() {
        NhsNetRealm provider = NhsNetRealm.create(server, "nhsnet-in-the-browser");
        provider.connect(REALM);
        String person = People.testUser(admin, REALM, "3");
        NhsNetRealm.link(admin, REALM, person, provider.account("by-mfa", "mfa"), "by-mfa");
        begin();
        page.check(browser, "nhsnet-methods", "Select your login method");
        login.choose("nhsnet-connect");
        assertThat(browser.page().locator("#password")).isVisible();
        // whoever changes their mind there goes back with the browser's own button
        browser.page().goBack();
        assertThat(login.heading()).hasText("Select your login method");
        login.choose("nhsnet-connect");
        atProvider("by-mfa");
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("code=");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aFaultLeavesThePersonWithWordsAndAnotherMethod() {
        String person = People.testUser(admin, REALM, "3");
        try (FaultyProvider provider = new FaultyProvider()) {
            NhsNetRealm.connect(admin, REALM, provider.settings());
            NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
            provider.answers(Manner.SIGNED, claims -> claims.put("amr", List.of("pwd")));
            begin();
            login.choose("nhsnet-connect");
            assertThat(login.error()).containsText("without a second step");
            page.check(browser, "nhsnet-fault-level", TITLE);
            browser.page().reload();
            assertThat(login.error()).containsText("without a second step");

            provider.answers(Manner.SIGNED, claims -> claims.put("sub", "nobody's"));
            login.button("Try again").click();
            assertThat(login.error()).containsText("is not linked");
            page.check(browser, "nhsnet-fault-unknown", TITLE);

            provider.answers(Manner.ERROR_500, claims -> {});
            login.button("Try again").click();
            assertThat(login.error()).containsText("could not log you in");
            page.check(browser, "nhsnet-fault-failed", TITLE);
            login.button("Use another login method").click();
        }
        login.choosingTestUser(person);
        assertThat(browser.page().url()).contains("code=");
        assertThat(page.problems()).isEmpty();
    }
}
