package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import java.util.TreeMap;
import org.careidentity.e2e.support.SideBySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Browsers that lack something, and requests that end badly: each is told in words, with a way on. */
@SideBySide
class BrowserLimitsJourney {

    private static final String NO_WEBAUTHN = "delete window.PublicKeyCredential";

    /** DOMException names of Web IDL section 2.8.1 that WebAuthn Level 3 or a browser uses, and TypeError. */
    private static final String[] ERRORS = {
        "AbortError",
        "ConstraintError",
        "DataError",
        "EncodingError",
        "InvalidStateError",
        "NetworkError",
        "NotAllowedError",
        "NotReadableError",
        "NotSupportedError",
        "OperationError",
        "QuotaExceededError",
        "SecurityError",
        "SyntaxError",
        "TimeoutError",
        "TypeError",
        "UnknownError"
    };

    private static final String FAILING =
            """
            navigator.credentials.create = navigator.credentials.get = async () => {
              throw Object.defineProperty(new Error("as the test wants it"), "name", { value: globalThis.failure });
            };
            PublicKeyCredential.isConditionalMediationAvailable = async () => false;
            """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private Clinician clinician;
    private Browser browser;
    private SamplePages application;
    private LoginPages login;

    @BeforeEach
    void openBrowser() {
        clinician = Clinician.atLevel("3", "Ottilie", "Marchbanks");
        browser = browsers.open();
        application = new SamplePages(browser);
        login = new LoginPages(browser);
    }

    @Test
    void withoutWebAuthnTheMethodsThatNeedItAreTakenOutAndTheOthersWork() {
        browser.page().addInitScript(NO_WEBAUTHN);
        application.pressCareIdentityButton();
        Locator notice = browser.page().locator("#care-identity-no-webauthn");
        assertThat(notice).containsText("Use one of the others");
        for (String method : new String[] {"windows-hello", "security-key", "ipad", "passkey"}) {
            assertThat(login.method(method)).isDisabled();
            assertThat(browser.page().locator("#method-" + method + "-lack")).hasText("Not available in this browser");
        }
        assertThat(browser.page().getByLabel("Passkeys on this device")).isHidden();
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void aRememberedMethodThatTheBrowserCannotUseIsNotSelected() {
        application.pressCareIdentityButton();
        login.remember().check();
        login.choose("passkey");
        login.anotherMethod();
        assertThat(login.method("passkey")).isChecked();
        browser.page().addInitScript(NO_WEBAUTHN);
        browser.page().reload();
        assertThat(login.method("passkey")).isDisabled();
        assertThat(login.method("passkey")).not().isChecked();
    }

    @Test
    void aMethodsPageWithoutWebAuthnSaysWhatToDo() {
        toAMethodThatTheBrowserCannotUse(NO_WEBAUTHN);
        assertThat(login.deviceError())
                .hasText("This browser cannot use passkeys. Use an up-to-date browser. You can also use"
                        + " another login method.");
        assertThat(login.go()).isHidden();
        login.anotherMethod();
        login.choosingTestUser(clinician.uuid());
        assertThat(application.greetedName()).hasText(clinician.name());
    }

    @Test
    void anOldBrowserIsToldThatItIsOld() {
        toAMethodThatTheBrowserCannotUse("delete PublicKeyCredential.parseRequestOptionsFromJSON");
        assertThat(login.deviceError()).containsText("This browser is too old for this login method");
        assertThat(login.go()).isHidden();
    }

    private void toAMethodThatTheBrowserCannotUse(String script) {
        application.pressCareIdentityButton();
        login.choose("passkey");
        assertThat(login.heading()).hasText("Log in with your passkey");
        browser.page().addInitScript(script);
        browser.page().reload();
        assertThat(login.heading()).hasText("Log in with your passkey");
    }

    /** With one method: that each has words with each is the message file's own test. */
    @Test
    void eachErrorOfTheDeviceIsExplained() {
        browser.page().addInitScript(FAILING);
        application.pressCareIdentityButton();
        login.choose("security-key");
        assertThat(explanations()).hasSize(ERRORS.length);

        browser.go(Clinician.register("security-key"));
        login.choosingTestUser(clinician.uuid());
        assertThat(explanations()).hasSize(ERRORS.length);
    }

    /** What the page says to each error; only what is in words, and more than "something went wrong". */
    private Map<String, String> explanations() {
        browser.awaitScript();
        Map<String, String> explained = new TreeMap<>();
        String other = login.deviceError().getAttribute("data-other");
        for (String error : ERRORS) {
            browser.page().evaluate("name => { globalThis.failure = name; }", error);
            login.askDevice();
            browser.page()
                    .locator("[data-busy]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            String words = login.deviceError().textContent();
            if (words.endsWith(".") && !words.equals(other) && !words.contains("care-identity-")) {
                explained.put(error, words);
            }
        }
        return explained;
    }
}
