package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the login methods by WebAuthn, in a realm that believes Chromium's virtual authenticators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SideBySide
class MethodPagesJourney {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private AttestedRealm attested;
    private Browser browser;
    private LoginPages login;

    @ParameterizedTest
    @CsvSource({
        "windows-hello, Set up Windows Hello, Log in with Windows Hello, internal",
        "security-key, Register a security key, Log in with your security key, usb",
        "ipad, Register this iPad, Log in with your iPad, internal",
    })
    void aDeviceIsRegisteredThenLogsIn(String method, String register, String title, String transport) {
        AttestedRealm realm = attestedRealm();
        String person = People.testUser(TestServer.running().admin(), realm.name(), "3");
        open();
        VirtualAuthenticator device = VirtualAuthenticator.plug(browser, transport);
        PageCheck page = new PageCheck();

        browser.go(realm.registration(method));
        login.choosingTestUser(person);
        browser.awaitScript();
        page.check(browser, method + "-register", register);
        login.askDevice();
        assertThat(login.progress()).containsText("Waiting for");
        page.check(browser, method + "-register-waiting", register);
        login.stop().click();
        login.useDevice();
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("kc_action_status=success");
        assertThat(device.credentials()).isEqualTo(1);

        browser.go(realm.login());
        login.choose(method);
        browser.awaitScript();
        page.check(browser, method, title);
        login.useDevice();
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("code=");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aKeyThatIsNotCertifiedIsTakenAsAPasskeyInOneClick() {
        Clinician clinician = Clinician.atLevel("3", "Ottilie", "Marchbanks");
        open();
        VirtualAuthenticator key = VirtualAuthenticator.securityKey(browser);
        SamplePages application = new SamplePages(browser);
        browser.go(Clinician.register("security-key"));
        login.choosingTestUser(clinician.uuid());
        assertThat(browser.page().locator("#care-identity-certification")).containsText("FIDO2 level 2 or higher");
        browser.page().getByLabel("Name of this device").fill("My \"red\" key");
        login.useDevice();
        assertThat(login.error()).isVisible();
        PageCheck page = new PageCheck();
        page.check(browser, "security-key-register-refused", "Register a security key");
        login.button("Register it as a passkey").click();
        assertThat(login.heading()).hasText("Create a passkey");
        assertThat(browser.page().getByLabel("Name of this device")).hasValue("My \"red\" key");
        login.useDevice();
        assertThat(login.heading()).not().hasText("Create a passkey");
        assertThat(key.credentials())
                .as("the one that was refused is overwritten")
                .isEqualTo(1);

        application.pressCareIdentityButton();
        login.choosingPasskey();
        assertThat(application.greetedName()).hasText(clinician.name());
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aDeviceOfAnotherMethodGoesOnThereInOneClick() {
        Clinician clinician = Clinician.atLevel("2", "Ottilie", "Marchbanks");
        open();
        VirtualAuthenticator.securityKey(browser);
        SamplePages application = new SamplePages(browser);
        application.registerPasskeyOf(clinician, login);
        application.logOut();
        application.pressCareIdentityButton();
        login.choose("security-key");
        login.useDevice();
        assertThat(login.error()).containsText("This device is registered for another login method");
        PageCheck page = new PageCheck();
        page.check(browser, "security-key-other-method", "Log in with your security key");
        login.button("Go on with your passkey").click();
        assertThat(login.heading()).hasText("Log in with your passkey");
        login.useDevice();
        assertThat(application.greetedName()).hasText(clinician.name());
        assertThat(page.problems()).isEmpty();
    }

    /** One for all methods: making a realm takes longer than a login. */
    private AttestedRealm attestedRealm() {
        if (attested == null) {
            attested = AttestedRealm.make(browsers);
        }
        return attested;
    }

    private void open() {
        browser = browsers.open();
        login = new LoginPages(browser);
    }
}
