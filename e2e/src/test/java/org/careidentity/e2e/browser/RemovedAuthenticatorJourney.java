package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.careidentity.e2e.support.SideBySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a removal the person's device forgets the credential where the browser can tell it, and the person is told where not. */
@SideBySide
class RemovedAuthenticatorJourney {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private Clinician clinician;
    private Browser browser;
    private VirtualAuthenticator phone;
    private SamplePages application;
    private LoginPages login;

    @BeforeEach
    void register() {
        clinician = Clinician.atLevel("2", "Ottilie", "Marchbanks");
        browser = browsers.open();
        phone = VirtualAuthenticator.platform(browser);
        application = new SamplePages(browser);
        login = new LoginPages(browser);
        application.registerPasskeyOf(clinician, login);
        assertThat(phone.credentials()).isEqualTo(1);
    }

    private void remove() {
        browser.go(Clinician.manage());
        login.choosingTestUser(clinician.uuid());
        login.button("Remove Passkey 1").click();
        assertThat(login.heading()).hasText("Authenticator removed");
    }

    @Test
    void theDeviceForgetsWhatWasRemoved() {
        remove();
        assertThat(browser.page().locator("#care-identity-signal-sent")).containsText("Your browser was told");
        assertThat(browser.page().locator("#care-identity-signal-by-hand")).isHidden();
        assertThat(phone.credentials()).isZero();
        login.continueLogin();
        assertThat(browser.page()).not().hasTitle("Authenticator removed - Care Identity");
    }

    @Test
    void aBrowserThatCannotTellTheDeviceTellsThePerson() {
        browser.page().addInitScript("delete PublicKeyCredential.signalAllAcceptedCredentials");
        remove();
        assertThat(browser.page().locator("#care-identity-signal-by-hand")).containsText("Delete it there too");
        assertThat(browser.page().locator("#care-identity-signal-sent")).isHidden();
        assertThat(phone.credentials()).isEqualTo(1);
    }

    @Test
    void theDeviceForgetsACredentialThatTheServerDoesNotKnow() {
        clinician.removeAuthenticators();
        application.logOut();
        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(login.error()).containsText("This device is not registered here");
        assertThat(browser.page().locator("#care-identity-signal-sent")).isVisible();
        assertThat(phone.credentials()).isZero();
    }
}
