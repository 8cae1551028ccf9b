package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page of the journey, at the width of a phone, a tablet and a desktop. */
@SideBySide
class AccessibilityJourney {

    private static final String PROTOCOL =
            TestServer.running().url() + "/realms/" + TestServer.REALM + "/protocol/openid-connect/";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Clinician clinician;
    private Browser browser;
    private SamplePages application;
    private LoginPages login;

    @BeforeEach
    void openBrowser() {
        clinician = Clinician.atLevel("2", "Ottilie", "Marchbanks");
        browser = browsers.open();
        application = new SamplePages(browser);
        login = new LoginPages(browser);
    }

    private void logIn() {
        application.pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void theSampleApplicationHasNoViolation() {
        browser.go(SamplePages.address("/"));
        page.check(browser, "sample-start", "Log in to the sample application");
        application.careIdentityButton().click();
        login.choosingTestUser("656005750104");
        assertThat(application.greetedName()).hasText("Test User");
        page.check(browser, "sample-home", "Hello, Test User");
        browser.page().locator("#raw-claims summary").click();
        page.check(browser, "sample-claims", "Hello, Test User");
        browser.go(SamplePages.address("/"));
        page.check(browser, "sample-start-logged-in", "Log in to the sample application");
        browser.go(SamplePages.address("/login-failed?error=unmet_authentication_requirements"));
        page.check(browser, "sample-login-failed", "Login not completed");
        browser.go(SamplePages.address("/no-such-page"));
        page.check(browser, "sample-not-found", "Page not found");
        browser.go(SamplePages.address("/home"));
        application.logOut();
        assertThat(application.careIdentityButton()).isVisible();
        page.check(browser, "sample-logged-out", "Log in to the sample application");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theLoginPagesHaveNoViolation() {
        application.pressCareIdentityButton();
        page.check(browser, "login-method", "Select your login method");
        browser.page().locator("details summary").click();
        page.check(browser, "login-method-terms", "Select your login method");
        login.continueLogin();
        assertThat(login.error()).isVisible();
        page.check(browser, "login-method-error", "Select your login method");
        login.choose("test-user");
        page.check(browser, "test-user", "Log in as a test user");
        login.asTestUser("999999999999");
        assertThat(login.error()).isVisible();
        page.check(browser, "test-user-error", "Log in as a test user");
        login.asTestUser(clinician.uuid());
        assertThat(application.greetedName()).isVisible();
        application.pressCareIdentityButton();
        assertThat(login.notYou()).isVisible();
        page.check(browser, "login-method-not-you", "Select your login method");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePasskeyPagesHaveNoViolation() {
        VirtualAuthenticator phone = VirtualAuthenticator.platform(browser);
        logIn();
        application.registerPasskey();
        login.choosingTestUser(clinician.uuid());
        browser.awaitScript();
        page.check(browser, "passkey-register", "Create a passkey");
        phone.verifiesTheUser(false);
        login.useDevice();
        assertThat(login.deviceError()).not().isEmpty();
        page.check(browser, "passkey-register-device-error", "Create a passkey");
        phone.verifiesTheUser(true);
        login.useDevice();
        assertThat(application.notification()).isVisible();
        page.check(browser, "sample-home-passkey-registered", "Hello, Ottilie Marchbanks");

        browser.go(Clinician.manage());
        login.choosingTestUser(clinician.uuid());
        page.check(browser, "authenticators", "Your authenticators");
        login.button("Rename Passkey 1").click();
        page.check(browser, "authenticator-rename", "Rename authenticator");
        browser.page().getByLabel("New name").fill("");
        login.button("Save").click();
        assertThat(login.error()).isVisible();
        page.check(browser, "authenticator-rename-error", "Rename authenticator");
        login.button("Back").click();
        login.button("Remove Passkey 1").click();
        page.check(browser, "authenticator-removed", "Authenticator removed");
        login.continueLogin();
        assertThat(login.heading()).not().hasText("Authenticator removed");
        browser.go(Clinician.manage());
        login.choosingTestUser(clinician.uuid());
        page.check(browser, "authenticators-none", "Your authenticators");

        browser.go(SamplePages.address("/home"));
        application.registerPasskey();
        login.choosingTestUser(clinician.uuid());
        login.useDevice();
        assertThat(application.notification()).isVisible();
        // By an administrator: a removal by the person tells the device, which then has nothing to answer with.
        removePasskeys();
        browser.go(SamplePages.address("/home"));
        application.logOut();
        application.pressCareIdentityButton();
        login.choose("passkey");
        browser.awaitScript();
        page.check(browser, "passkey", "Log in with your passkey");
        phone.verifiesTheUser(false);
        login.useDevice();
        assertThat(login.deviceError()).not().isEmpty();
        page.check(browser, "passkey-device-error", "Log in with your passkey");
        phone.verifiesTheUser(true);
        login.useDevice();
        assertThat(login.error()).isVisible();
        page.check(browser, "passkey-error", "Log in with your passkey");
        assertThat(page.problems()).isEmpty();
    }

    private void removePasskeys() {
        Admin admin = TestServer.running().admin();
        String path = TestServer.REALM + "/users/"
                + admin.user(TestServer.REALM, clinician.uuid()).get("id").textValue() + "/credentials";
        admin.get(path).forEach(credential -> admin.delete(
                        path + "/" + credential.get("id").textValue())
                .ok());
    }

    @Test
    void theRolePagesHaveNoViolation() {
        Admin admin = TestServer.running().admin();
        Application asking = Application.create(TestServer.running(), TestServer.REALM, "role-pages");
        String person = People.testUser(admin, TestServer.REALM, "3");
        People.giveRoles(admin, TestServer.REALM, person, 12);
        browser.go(asking.authorizationRequest(Map.of("scope", "openid selectedrole")));
        login.choosingTestUser(person);
        page.check(browser, "role-selection", "Select your role");
        login.continueLogin();
        assertThat(login.error()).isVisible();
        page.check(browser, "role-selection-error", "Select your role");
        browser.page().getByLabel("Search your roles").fill("nothing like it");
        browser.page().keyboard().press("Enter");
        assertThat(browser.page().locator("#care-identity-found")).containsText("None of your roles matches");
        page.check(browser, "role-selection-none", "Select your role");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePagesOfBrowsersThatCannotUsePasskeysHaveNoViolation() {
        application.pressCareIdentityButton();
        login.choose("passkey");
        assertThat(login.heading()).hasText("Log in with your passkey");
        browser.page().addInitScript("delete window.PublicKeyCredential");
        browser.page().reload();
        assertThat(login.deviceError()).not().isEmpty();
        page.check(browser, "passkey-no-webauthn", "Log in with your passkey");
        login.anotherMethod();
        assertThat(login.method("passkey")).isDisabled();
        page.check(browser, "login-method-no-webauthn", "Select your login method");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theErrorPagesHaveNoViolation() {
        browser.go(URI.create(PROTOCOL + "auth?client_id=nobody&response_type=code"));
        page.check(browser, "error-unknown-application", "Sorry, there is a problem");

        clinician.change(user -> ((ObjectNode) user.get("attributes")).remove("nhsid_useruid"));
        application.pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        page.check(browser, "error-refused", "Sorry, there is a problem");

        application.pressCareIdentityButton();
        assertThat(login.heading()).hasText("Select your login method");
        String action = browser.page().locator("#care-identity-login-method").getAttribute("action");
        browser.go(URI.create(action.replaceAll("execution=[^&]+", "execution=another")));
        page.check(browser, "error-page-expired", "This page has expired");

        browser.go(URI.create(action.replaceAll("session_code=[^&]+", "session_code=another")));
        page.check(browser, "error-old-page", "Select your login method");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theLogoutPagesHaveNoViolation() {
        logIn();
        browser.go(URI.create(PROTOCOL + "logout"));
        page.check(browser, "logout-confirm", "Log out");
        login.button("Log out").click();
        page.check(browser, "logged-out", "You have been logged out");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePagesOfAnAdministratorsLinkHaveNoViolation() {
        Admin admin = TestServer.running().admin();
        VirtualAuthenticator.platform(browser);
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(admin, TestServer.REALM);
            admin.put(
                            TestServer.REALM + "/users/" + clinician.id() + "/execute-actions-email?lifespan=600",
                            List.of("care-identity-register-passkey"))
                    .ok();
            browser.go(URI.create(mailbox.linkTo(clinician.uuid() + "@example.test")));
        }
        page.check(browser, "link-confirm", "Perform the following action(s)");
        browser.page().locator("a[href*=action-token]").click();
        assertThat(login.heading()).hasText("Create a passkey");
        browser.awaitScript();
        page.check(browser, "link-register", "Create a passkey");
        login.useDevice();
        page.check(browser, "link-done", "Account updated");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aPlantedViolationIsFound() {
        application.pressCareIdentityButton();
        assertThat(login.heading()).hasText("Select your login method");
        browser.page()
                .evaluate("document.querySelector('main').insertAdjacentHTML('beforeend',"
                        + " '<img src=\"data:,\"><p style=\"color: #ccc; width: 2000px\">planted</p>')");
        page.check(browser, "planted", "Select your login method");
        assertThat(page.problems())
                .anyMatch(problem -> problem.startsWith("planted at 320: image-alt"))
                .anyMatch(problem -> problem.startsWith("planted at 1280: color-contrast"))
                .anyMatch(problem -> problem.endsWith("px wide in 1280"));
    }
}
