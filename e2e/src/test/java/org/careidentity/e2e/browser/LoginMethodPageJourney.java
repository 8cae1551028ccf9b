package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.careidentity.e2e.support.SideBySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page "Select your login method", as people use it: with a mouse, with a keyboard, and with the Back button. */
@SideBySide
class LoginMethodPageJourney {

    private static final int MOST_STOPS = 20;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private Clinician clinician;
    private Browser browser;
    private SamplePages application;
    private LoginPages login;

    @BeforeEach
    void makeClinician() {
        clinician = Clinician.atLevel("2", "Ottilie", "Marchbanks");
    }

    private void begin(Browser opened) {
        browser = opened;
        application = new SamplePages(browser);
        login = new LoginPages(browser);
        application.pressCareIdentityButton();
    }

    @Test
    void itListsTheMethodsInOrderTheOneForTestsLastAndMarked() {
        begin(browsers.open());
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(browser.page()).hasTitle("Select your login method - Care Identity");
        Locator rows = browser.page().locator(".nhsuk-radios__item");
        assertThat(rows.locator("label")).hasText(new String[] {
            "Windows Hello", "Security key", "iPad", "Authenticator app", "Passkey", "Test user Test only"
        });
        assertThat(rows.nth(4)).containsText("Your face, fingerprint or PIN on your phone or this computer");
        assertThat(browser.page().locator("input[name=method]:checked")).hasCount(0);
        assertThat(browser.page().locator("#care-identity-application"))
                .hasText("You are logging in to Sample supplier application.");
    }

    @Test
    void itTellsTheTermsOfUseAndWarnsOnSharedComputers() {
        begin(browsers.open());
        assertThat(browser.page().getByText("By continuing, you agree to our terms and conditions"))
                .isVisible();
        Locator terms = browser.page().locator("#terms-and-conditions");
        assertThat(terms).isHidden();
        browser.page().getByText("Read the terms and conditions").click();
        assertThat(terms).isVisible();
        assertThat(browser.page().getByLabel("Remember my selection")).not().isChecked();
        assertThat(browser.page().locator("#remember-hint"))
                .hasText("Do not check this box if you are on a shared computer");
    }

    @Test
    void theLinkToTheTermsShowsThem() {
        begin(browsers.open());
        application.link("terms and conditions").click();
        assertThat(browser.page().locator("#terms-and-conditions")).isVisible();
    }

    @Test
    void continuingWithoutAChoiceSaysSoAndLeadsToTheChoice() {
        begin(browsers.open());
        login.continueLogin();
        assertThat(browser.page()).hasTitle("Error: Select your login method - Care Identity");
        assertThat(login.error()).hasAttribute("role", "alert");
        Locator link = login.error().locator("a");
        assertThat(link).hasText("Select one of the login methods on this page");
        assertThat(browser.page().locator("#method-error")).isVisible();
        press("Tab");
        assertThat(link).isFocused();
        press("Enter");
        assertThat(login.method("windows-hello")).isFocused();
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aRememberedSelectionIsPreselectedInThisBrowserOnly() {
        begin(browsers.open());
        login.method("test-user").check();
        login.remember().check();
        login.continueLogin();
        login.asTestUser(clinician.uuid());
        application.logOut();
        application.pressCareIdentityButton();
        assertThat(login.method("test-user")).isChecked();
        assertThat(login.remember()).isChecked();

        begin(browsers.open());
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(browser.page().locator("input[name=method]:checked")).hasCount(0);
    }

    @Test
    void aSelectionWithoutTheBoxIsForgotten() {
        begin(browsers.open());
        login.method("test-user").check();
        login.remember().check();
        login.continueLogin();
        login.anotherMethod();
        assertThat(login.method("test-user")).isChecked();
        login.remember().uncheck();
        login.continueLogin();
        login.anotherMethod();
        assertThat(login.remember()).not().isChecked();
        assertThat(browser.page().locator("input[name=method]:checked")).hasCount(0);
    }

    @Test
    void aLoginWorksWithoutJavaScript() {
        begin(browsers.open(options -> options.setJavaScriptEnabled(false)));
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aLoginWorksByKeyboardAlone() {
        begin(browsers.open());
        browser.go(SamplePages.address("/"));
        tabTo(application.careIdentityButton());
        press("Enter");
        assertThat(login.heading()).hasText("Select your login method");
        tabTo(login.method("windows-hello"));
        press("ArrowUp");
        assertThat(login.method("test-user")).isChecked();
        press("Enter");
        tabTo(browser.page().locator("#username"));
        browser.page().keyboard().type(clinician.uuid());
        press("Enter");
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void afterTheBackButtonAnotherMethodCanBeChosen() {
        begin(browsers.open());
        browser.page().evaluate("addEventListener('pageshow', e => sessionStorage.setItem('restored', e.persisted))");
        login.choose("passkey");
        assertThat(login.heading()).hasText("Log in with your passkey");
        browser.page().evaluate("history.back()");
        browser.page().waitForURL(url -> url.contains("/protocol/openid-connect/auth"));
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(browser.page().evaluate("sessionStorage.getItem('restored')"))
                .as("the page came from the back-forward cache")
                .isEqualTo("true");
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aReloadedPageCanBeAnswered() {
        begin(browsers.open());
        browser.page().reload();
        login.choose("test-user");
        assertThat(login.heading()).hasText("Log in as a test user");
        browser.page().reload();
        assertThat(login.heading()).hasText("Log in as a test user");
        login.asTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    private void press(String key) {
        browser.page().keyboard().press(key);
    }

    private void tabTo(Locator target) {
        target.waitFor();
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + target);
    }
}
