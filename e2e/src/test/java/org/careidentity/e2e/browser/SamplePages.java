package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** What a person does on the pages of the sample application. */
record SamplePages(Browser browser) {

    static final String SESSION_COOKIE = "SAMPLE_APPLICATION_SESSION";

    static URI address(String path) {
        return URI.create(SampleApplicationProcess.running() + path);
    }

    private Page page() {
        return browser.page();
    }

    /** Opens the start page and presses the Care Identity button. */
    void pressCareIdentityButton() {
        browser.go(address("/"));
        careIdentityButton().click();
    }

    Locator careIdentityButton() {
        return link("Log in with my Care Identity");
    }

    /** The name in the greeting of the home page. */
    Locator greetedName() {
        return page().locator("#clinician-name");
    }

    /** How the person logged in, as the home page says it. */
    Locator level() {
        return page().locator("#login-level");
    }

    Locator notification() {
        return page().locator("#passkey-notification");
    }

    void registerPasskey() {
        link("Register a passkey").click();
    }

    /** Logs a person in and registers a passkey of theirs with the device that is plugged in. */
    void registerPasskeyOf(Clinician clinician, LoginPages login) {
        pressCareIdentityButton();
        login.choosingTestUser(clinician.uuid());
        registerPasskey();
        login.choosingTestUser(clinician.uuid());
        login.useDevice();
        assertThat(notification()).hasAttribute("data-status", "success");
    }

    /** Logs out and returns when both have ended the session. */
    void logOut() {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        page().waitForURL(address("/").toString());
    }

    Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
