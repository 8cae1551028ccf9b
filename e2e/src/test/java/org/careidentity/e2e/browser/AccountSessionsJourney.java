package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account console shows a person the applications that they are logged in to, and ends them. */
@SideBySide
class AccountSessionsJourney {

    private static final String CONSOLE = TestServer.running().url() + "/realms/" + TestServer.REALM + "/account/";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Clinician clinician = Clinician.atLevel("3", "Ottilie", "Marchbanks");
    private Browser ward;
    private Browser office;

    @BeforeEach
    void logInAtTheWardAndOpenTheConsoleInTheOffice() {
        ward = browsers.open();
        new SamplePages(ward).pressCareIdentityButton();
        new LoginPages(ward).choosingTestUser(clinician.uuid());
        assertThat(new SamplePages(ward).greetedName()).hasText(clinician.name());
        office = browsers.open();
        office.go(URI.create(CONSOLE + "applications"));
        new LoginPages(office).choosingTestUser(clinician.uuid());
    }

    private Locator inOffice(String text) {
        return office.page().getByText(text);
    }

    @Test
    void theConsoleListsTheApplicationsInUse() {
        assertThat(inOffice("Sample supplier application").first()).isVisible();
        Screenshots.of(office, "account-applications");
    }

    @Test
    void aSessionThatIsSignedOutFromElsewhereEndsAtTheApplication() {
        office.go(URI.create(CONSOLE + "account-security/device-activity"));
        assertThat(inOffice("Sample supplier application").first()).isVisible();
        Screenshots.of(office, "account-device-activity");
        office.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out all devices"))
                .click();
        office.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm"))
                .click();

        assertThat(new LoginPages(office).heading()).hasText("Select your login method");
        ward.go(SamplePages.address("/home"));
        new SamplePages(ward).pressCareIdentityButton();
        assertThat(new LoginPages(ward).heading()).hasText("Select your login method");
    }
}
