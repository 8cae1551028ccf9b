package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.careidentity.e2e.support.SideBySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The passkeys that the browser offers on the login-method page itself. */
@SideBySide
class ConditionalPasskeyJourney {

    private static final String NOTE_THE_END =
            """
            const get = navigator.credentials.get.bind(navigator.credentials);
            navigator.credentials.get = request => {
              request.signal.addEventListener("abort", () => sessionStorage.setItem("offer", "aborted"));
              return get(request);
            };
            """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

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

    private void withAPasskey() {
        VirtualAuthenticator.platform(browser);
        application.registerPasskeyOf(clinician, login);
        application.logOut();
        application.pressCareIdentityButton();
        assertThat(field()).isVisible();
    }

    private Locator field() {
        return browser.page().getByLabel("Passkeys on this device");
    }

    /** Chromium's virtual authenticator answers a request that finds it touched, as if the person had picked its passkey. */
    private void pick() {
        browser.touched(true);
        browser.page().reload();
    }

    @Test
    void aPasskeyThatIsPickedThereLogsIn() {
        withAPasskey();
        assertThat(field()).hasAttribute("autocomplete", "username webauthn");
        pick();
        assertThat(application.greetedName()).hasText(clinician.name());
        assertThat(application.level()).hasText("AAL2, FIDO2");
    }

    @Test
    void aPasskeyThatIsNoLongerKnownIsRefusedOnItsOwnPage() {
        withAPasskey();
        clinician.removeAuthenticators();
        pick();
        assertThat(login.error()).containsText("This device is not registered here");
        assertThat(login.heading()).hasText("Log in with your passkey");
    }

    @Test
    void anotherMethodEndsTheOffer() {
        withAPasskey();
        browser.page().addInitScript(NOTE_THE_END);
        browser.page().reload();
        assertThat(field()).isVisible();
        login.choose("passkey");
        assertThat(login.heading()).hasText("Log in with your passkey");
        assertThat(browser.page().evaluate("sessionStorage.getItem('offer')")).isEqualTo("aborted");
        login.useDevice();
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void enterInTheFieldDoesNotContinue() {
        application.pressCareIdentityButton();
        assertThat(field()).isVisible();
        field().fill("Ottilie");
        browser.page().keyboard().press("Enter");
        assertThat(login.error()).hasCount(0);
        assertThat(login.heading()).hasText("Select your login method");
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void anOfferThatFailsGivesWayToTheLoginMethods() {
        browser.page()
                .addInitScript(
                        "navigator.credentials.get = () => Promise.reject(new DOMException('', 'UnknownError'))");
        application.pressCareIdentityButton();
        assertThat(browser.page().locator("#care-identity-conditional-error"))
                .hasText("Your passkey could not be used from the list. Select a login method above.");
        assertThat(field()).isHidden();
    }

    @Test
    void aBrowserThatCannotListPasskeysShowsNoField() {
        browser.page().addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        application.pressCareIdentityButton();
        browser.awaitScript();
        assertThat(login.method("passkey")).isVisible();
        assertThat(field()).isHidden();
    }
}
