package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** What a person does in the phone that is a web app. */
record PhonePages(Browser browser) {

    static final String ACCOUNTS = "Your accounts";
    static final String CHECK = "Type this number at the computer";
    static final String READY = "This phone is ready";
    static final String REQUEST = "Are you logging in?";

    private Page page() {
        return browser.page();
    }

    /** Opens an address of the app in a window that may show another page of it. */
    void open(String address) {
        page().navigate("about:blank");
        browser.go(URI.create(address));
    }

    void shows(String heading) {
        assertThat(page().locator("h1")).hasText(heading);
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page().getByLabel(label);
    }

    Locator error() {
        return page().locator(".nhsuk-error-message");
    }

    Locator account() {
        return page().locator(".phone-account");
    }

    /** Registers with the link of a registration page, and stays at the number that ends it. */
    void register(String link) {
        open(link);
        shows("Register this phone");
        button("Register this phone").click();
        shows(CHECK);
    }

    void confirm(String number) {
        field("Number on the screen of your computer").fill(number);
        button("Confirm").click();
    }
}
