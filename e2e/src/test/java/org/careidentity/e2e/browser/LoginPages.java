package org.careidentity.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** What a person does on the pages of a login. */
record LoginPages(Browser browser) {

    private Page page() {
        return browser.page();
    }

    Locator heading() {
        return page().locator("h1");
    }

    /** The radio button of a method. */
    Locator method(String id) {
        return page().locator("#method-" + id);
    }

    Locator remember() {
        return page().locator("#remember");
    }

    Locator notYou() {
        return page().locator("#care-identity-restart");
    }

    /** The message at the top of a page that was answered wrongly. */
    Locator error() {
        return page().locator("#care-identity-error");
    }

    /** What the script says when the device did not do it. */
    Locator deviceError() {
        return page().locator("#care-identity-webauthn-error");
    }

    void continueLogin() {
        button("Continue").click();
    }

    void choose(String method) {
        method(method).check();
        continueLogin();
    }

    void anotherMethod() {
        button("Use another login method").click();
    }

    /** Answers the page of the test user. */
    void asTestUser(String username) {
        page().locator("#username").fill(username);
        page().locator("#kc-login").click();
    }

    /** Chooses the test user on the login-method page and answers its page. */
    void choosingTestUser(String username) {
        choose("test-user");
        asTestUser(username);
    }

    /** Presses the button of a device's page, to log in or to register, touches the device, and sees what comes of it. */
    void useDevice() {
        browser.touched(true);
        askDevice();
        page().locator("[data-busy]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        browser.touched(false);
    }

    /** Presses the button of a device's page and leaves the device alone. */
    void askDevice() {
        browser.awaitScript();
        go().click();
    }

    /** The button that asks the device. */
    Locator go() {
        return page().locator("#care-identity-webauthn-go");
    }

    /** The button that ends the wait for the device. */
    Locator stop() {
        return page().locator("#care-identity-webauthn-stop");
    }

    /** What the script says while it waits. */
    Locator progress() {
        return page().locator("#care-identity-webauthn-status");
    }

    /** Chooses the passkey on the login-method page and uses it. */
    void choosingPasskey() {
        choose("passkey");
        useDevice();
    }

    /** Presses the button of the smartcard's page. A window of the browser may ask for a passcode before anything follows. */
    void useSmartcard() {
        button("Use your smartcard").evaluate("button => { setTimeout(() => button.click()); }");
    }

    Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
