package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.careidentity.e2e.support.SideBySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the passkey pages say when the device does not do what was hoped for, and the way on from there. */
@SideBySide
class PasskeyPageJourney {

    private static final String CANCELLED = "it was cancelled, took too long, or has no passkey for this service";

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

    private void toTheRegistrationPage() {
        application.pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        application.registerPasskey();
        login.choosingTestUser(clinician.uuid());
        assertThat(login.heading()).hasText("Create a passkey");
    }

    private void register() {
        toTheRegistrationPage();
        login.useDevice();
        assertThat(application.notification()).hasAttribute("data-status", "success");
    }

    @Test
    void aLoginThatTheDeviceRefusedIsExplainedAndCanBeTriedAgain() {
        VirtualAuthenticator phone = VirtualAuthenticator.platform(browser);
        register();
        phone.verifiesTheUser(false);
        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(login.deviceError()).containsText(CANCELLED);
        phone.verifiesTheUser(true);
        login.useDevice();
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aRegistrationThatTheDeviceRefusedIsExplainedAndCanBeTriedAgain() {
        VirtualAuthenticator phone = VirtualAuthenticator.platform(browser);
        phone.verifiesTheUser(false);
        toTheRegistrationPage();
        login.useDevice();
        assertThat(login.deviceError())
                .hasText("Your device did not make a passkey: it was cancelled or took too long. Try again.");
        assertThat(phone.credentials()).isZero();
        phone.verifiesTheUser(true);
        login.useDevice();
        assertThat(application.notification()).hasAttribute("data-status", "success");
    }

    @Test
    void waitingForTheDeviceCanBeStoppedByKeyboardAndBegunAgain() {
        VirtualAuthenticator.platform(browser);
        register();
        application.pressCareIdentityButton();
        login.choose("passkey");
        assertThat(login.stop()).isHidden();
        login.askDevice();
        login.stop().focus();
        browser.page().keyboard().press("Enter");
        assertThat(login.progress()).hasText("Stopped. You can try again.");
        assertThat(login.deviceError()).isEmpty();
        assertThat(login.stop()).isHidden();
        assertThat(login.go()).isFocused();
        login.useDevice();
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aCancelledRegistrationLeavesThePersonLoggedIn() {
        toTheRegistrationPage();
        login.button("Cancel").click();
        assertThat(application.notification()).hasAttribute("data-status", "cancelled");
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aDeviceThatHoldsAPasskeyOfThePersonIsNotRegisteredTwice() {
        VirtualAuthenticator phone = VirtualAuthenticator.platform(browser);
        register();
        application.registerPasskey();
        login.choosingTestUser(clinician.uuid());
        login.useDevice();
        assertThat(login.deviceError()).containsText("This device already holds a passkey of yours");
        assertThat(phone.credentials()).isEqualTo(1);
    }

    @Test
    void aSecurityKeyHoldsAPasskeyToo() {
        VirtualAuthenticator.securityKey(browser);
        register();
        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aPasskeyOfSomebodyWhoWasDisabledIsRefused() {
        VirtualAuthenticator.platform(browser);
        register();
        application.logOut();
        clinician.change(user -> user.put("enabled", false));
        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(login.error()).containsText("This Care Identity is disabled. Contact your Registration Authority.");
    }

    @Test
    void aLoginThatWaitsForTheDeviceCanBeLeftForAnotherMethod() {
        VirtualAuthenticator.platform(browser);
        application.pressCareIdentityButton();
        login.choose("passkey");
        login.askDevice();
        assertThat(login.progress()).containsText("Waiting for your device");
        login.anotherMethod();
        assertThat(login.heading()).hasText("Select your login method");
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aBrowserWithoutJavaScriptSaysWhatToDo() {
        Browser plain = browsers.open(options -> options.setJavaScriptEnabled(false));
        LoginPages pages = new LoginPages(plain);
        new SamplePages(plain).pressCareIdentityButton();
        pages.choose("passkey");
        assertThat(plain.page().locator("#care-identity-no-script")).containsText("This login method needs JavaScript");
        assertThat(pages.button("Use your passkey")).hasCount(0);
        pages.anotherMethod();
        assertThat(pages.heading()).hasText("Select your login method");
    }
}
