package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Show the button, press it, prove who you are, be logged in: with a test user first, then with a passkey. */
@SideBySide
class FourStepsJourney {

    private static final URI ACCOUNT = URI.create(
            TestServer.running().url() + "/realms/" + TestServer.REALM + "/account/account-security/signing-in");

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private Browser browser;
    private SamplePages application;
    private LoginPages login;

    @BeforeEach
    void openBrowser() {
        browser = browsers.open();
        application = new SamplePages(browser);
        login = new LoginPages(browser);
    }

    @Test
    void theButtonLeadsToTheClinicianWithRolesAndOrganisations() {
        application.pressCareIdentityButton();
        assertThat(login.heading()).hasText("Select your login method");
        login.choosingTestUser("656005750104");

        assertThat(application.greetedName()).hasText("Test User");
        assertThat(browser.page().locator("#clinician-id")).hasText("656005750104");
        assertThat(application.level()).hasText("AAL3, N3_SMARTCARD");
        Locator roles = browser.page().locator(".role");
        assertThat(roles.locator(".role-name"))
                .hasText(new String[] {"Admin/Clinical Support Access Role", "Registration Authority Manager"});
        assertThat(roles.nth(1)).containsText("Manage Allergies");
        assertThat(browser.page().locator("#organisations li").first()).isVisible();

        assertThat(browser.page().locator("#userinfo-claims")).isHidden();
        browser.page().locator("#raw-claims summary").click();
        assertThat(browser.page().locator("#userinfo-claims")).isVisible();
        assertThat(browser.page().locator("#userinfo-claims")).containsText("\"nhsid_useruid\" : \"656005750104\"");
    }

    @Test
    void loggingOutEndsTheSessionAtBoth() {
        Clinician clinician = Clinician.atLevel("2", "Ottilie", "Marchbanks");
        application.pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
        browser.go(ACCOUNT);
        // The title is there before the console's own login: only its content says that nothing is under way any more.
        assertThat(browser.page().getByTestId("care-identity-passkey/not-set-up"))
                .isVisible();

        browser.go(SamplePages.address("/home"));
        application.logOut();
        assertThat(application.careIdentityButton()).isVisible();

        browser.go(SamplePages.address("/home"));
        assertThat(application.careIdentityButton()).isVisible();
        application.careIdentityButton().click();
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(login.notYou()).hasCount(0);
        browser.go(ACCOUNT);
        assertThat(login.heading()).hasText("Select your login method");
    }

    @Test
    void aPasskeyIsRegisteredThenLogsInWithoutAUserNameThenIsRemoved() {
        Clinician clinician = Clinician.atLevel("2", "Ottilie", "Marchbanks");
        VirtualAuthenticator phone = VirtualAuthenticator.platform(browser);
        register(clinician);
        application.logOut();

        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(application.greetedName()).hasText(clinician.name());
        assertThat(application.level()).hasText("AAL2, FIDO2");

        removeInTheAccountConsole(clinician);

        assertThat(phone.credentials()).isZero();
        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(login.deviceError()).containsText("has no passkey for this service");
        assertThat(browser.page().url()).startsWith(TestServer.running().origin());
    }

    private void register(Clinician clinician) {
        application.pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        application.registerPasskey();
        login.choosingTestUser(clinician.uuid());
        assertThat(login.heading()).hasText("Create a passkey");
        browser.page().locator("#label").fill("Ward computer");
        login.useDevice();
        assertThat(application.notification()).hasAttribute("data-status", "success");
        assertThat(application.notification()).containsText("Your new authenticator is registered");
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    private void removeInTheAccountConsole(Clinician clinician) {
        browser.go(ACCOUNT);
        Locator passkeys = browser.page().getByTestId("care-identity-passkey/credential-list");
        assertThat(passkeys.getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(passkeys).containsText("Ward computer");
        assertThat(passkeys.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Update"});

        passkeys.getByRole(AriaRole.BUTTON).click();
        login.choosingTestUser(clinician.uuid());
        assertThat(login.heading()).hasText("Your authenticators");
        login.button("Remove Ward computer").click();
        assertThat(login.heading()).hasText("Authenticator removed");
        login.continueLogin();
        assertThat(browser.page().getByTestId("care-identity-passkey/not-set-up"))
                .isVisible();
        assertThat(browser.page()).hasURL(ACCOUNT.toString());

        browser.page().getByTestId("care-identity-passkey/create").click();
        login.choosingTestUser(clinician.uuid());
        assertThat(login.heading()).hasText("Create a passkey");
        login.button("Cancel").click();
        assertThat(browser.page()).hasURL(ACCOUNT.toString());
    }
}
