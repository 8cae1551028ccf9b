package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page of the journey, at the width of a phone, a tablet and a desktop. */
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
        page.check(browser, "sample-start");
        application.careIdentityButton().click();
        login.choosingTestUser("656005750104");
        assertThat(application.greetedName()).hasText("Test User");
        page.check(browser, "sample-home");
        browser.page().locator("#raw-claims summary").click();
        page.check(browser, "sample-claims");
        browser.go(SamplePages.address("/"));
        page.check(browser, "sample-start-logged-in");
        browser.go(SamplePages.address("/login-failed?error=unmet_authentication_requirements"));
        page.check(browser, "sample-login-failed");
        browser.go(SamplePages.address("/no-such-page"));
        page.check(browser, "sample-not-found");
        browser.go(SamplePages.address("/home"));
        application.logOut();
        assertThat(application.careIdentityButton()).isVisible();
        page.check(browser, "sample-logged-out");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theLoginPagesHaveNoViolation() {
        application.pressCareIdentityButton();
        page.check(browser, "login-method");
        browser.page().locator("details summary").click();
        page.check(browser, "login-method-terms");
        login.continueLogin();
        assertThat(login.error()).isVisible();
        page.check(browser, "login-method-error");
        login.choose("test-user");
        page.check(browser, "test-user");
        login.asTestUser("999999999999");
        assertThat(login.error()).isVisible();
        page.check(browser, "test-user-error");
        login.asTestUser(clinician.uuid());
        assertThat(application.greetedName()).isVisible();
        application.pressCareIdentityButton();
        assertThat(login.notYou()).isVisible();
        page.check(browser, "login-method-not-you");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePasskeyPagesHaveNoViolation() {
        VirtualAuthenticator phone = VirtualAuthenticator.platform(browser);
        logIn();
        application.registerPasskey();
        browser.awaitPasskeyScript();
        page.check(browser, "passkey-register");
        phone.verifiesTheUser(false);
        login.useDevice();
        assertThat(login.deviceError()).not().isEmpty();
        page.check(browser, "passkey-register-device-error");
        phone.verifiesTheUser(true);
        login.useDevice();
        assertThat(application.notification()).isVisible();
        page.check(browser, "sample-home-passkey-registered");

        browser.go(manage());
        assertThat(login.heading()).hasText("Your passkeys");
        page.check(browser, "passkey-manage");
        login.button("Remove passkey").click();
        assertThat(login.error()).isVisible();
        page.check(browser, "passkey-manage-error");
        browser.page().getByLabel("Passkey 1").check();
        login.button("Remove passkey").click();
        browser.go(manage());
        assertThat(login.heading()).hasText("Your passkeys");
        page.check(browser, "passkey-manage-none");

        browser.go(SamplePages.address("/home"));
        application.logOut();
        application.pressCareIdentityButton();
        login.choose("passkey");
        browser.awaitPasskeyScript();
        page.check(browser, "passkey");
        phone.verifiesTheUser(false);
        login.useDevice();
        assertThat(login.deviceError()).not().isEmpty();
        page.check(browser, "passkey-device-error");
        phone.verifiesTheUser(true);
        login.useDevice();
        assertThat(login.error()).isVisible();
        page.check(browser, "passkey-error");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void thePagesOfBrowsersThatCannotUsePasskeysHaveNoViolation() {
        browser.page().addInitScript("delete window.PublicKeyCredential");
        application.pressCareIdentityButton();
        login.choose("passkey");
        assertThat(login.deviceError()).not().isEmpty();
        page.check(browser, "passkey-no-webauthn");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theErrorPagesHaveNoViolation() {
        browser.go(URI.create(PROTOCOL + "auth?client_id=nobody&response_type=code"));
        page.check(browser, "error-unknown-application");

        clinician.change(user -> ((ObjectNode) user.get("attributes")).remove("nhsid_useruid"));
        application.pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        assertThat(login.heading()).hasText("Sorry, there is a problem");
        page.check(browser, "error-refused");

        application.pressCareIdentityButton();
        String action = browser.page().locator("#care-identity-login-method").getAttribute("action");
        browser.go(URI.create(action.replaceAll("execution=[^&]+", "execution=another")));
        assertThat(login.heading()).hasText("This page has expired");
        page.check(browser, "error-page-expired");

        browser.go(URI.create(action.replaceAll("session_code=[^&]+", "session_code=another")));
        page.check(browser, "error-old-page");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theLogoutPagesHaveNoViolation() {
        logIn();
        browser.go(URI.create(PROTOCOL + "logout"));
        assertThat(login.heading()).hasText("Log out");
        page.check(browser, "logout-confirm");
        login.button("Log out").click();
        assertThat(login.heading()).hasText("You have been logged out");
        page.check(browser, "logged-out");
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
        page.check(browser, "link-confirm");
        browser.page().locator("a[href*=action-token]").click();
        assertThat(login.heading()).hasText("Create a passkey");
        browser.awaitPasskeyScript();
        page.check(browser, "link-register");
        login.useDevice();
        assertThat(login.heading()).not().hasText("Create a passkey");
        page.check(browser, "link-done");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aPlantedViolationIsFound() {
        application.pressCareIdentityButton();
        browser.page()
                .evaluate("document.querySelector('main').insertAdjacentHTML('beforeend',"
                        + " '<img src=\"data:,\"><p style=\"color: #ccc; width: 2000px\">planted</p>')");
        page.check(browser, "planted");
        assertThat(page.problems())
                .anyMatch(problem -> problem.startsWith("planted at 320: image-alt"))
                .anyMatch(problem -> problem.startsWith("planted at 1280: color-contrast"))
                .anyMatch(problem -> problem.endsWith("px wide in 1280"));
    }

    private static URI manage() {
        return URI.create(PROTOCOL + "auth?client_id=account-console&response_type=code&scope=openid"
                + "&code_challenge=0000000000000000000000000000000000000000000&code_challenge_method=S256"
                + "&redirect_uri=" + TestServer.running().url() + "/realms/" + TestServer.REALM + "/account/"
                + "&kc_action=care-identity-manage-passkeys");
    }
}
