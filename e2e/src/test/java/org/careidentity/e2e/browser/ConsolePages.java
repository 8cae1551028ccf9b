package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What a Registration Authority does on the pages of the console. */
record ConsolePages(Browser browser, ConsoleRealm realm) {

    private Page page() {
        return browser.page();
    }

    /** Opens a page of the console and logs in. */
    void logIn(ConsoleRealm.Staff agent, String route) {
        browser.go(realm.console(route));
        new LoginPages(browser).choosingTestUser(agent.uuid());
        browser.awaitScript();
    }

    /** Goes to a page from within the console. */
    void go(String route) {
        page().evaluate("route => { location.hash = route; }", route);
    }

    /** Waits for a page, and for its heading to have the focus. */
    void shows(String heading) {
        assertThat(heading()).hasText(heading);
    }

    /** What the page is, without whom it is about. */
    Locator heading() {
        return page().locator("h1 [data-slot=heading]");
    }

    /** The whole heading. */
    Locator wholeHeading() {
        return page().locator("h1");
    }

    /** The message about what went wrong. */
    Locator error() {
        return page().locator("#care-identity-console-error");
    }

    /** The message about what went well. */
    Locator success() {
        return page().locator("#care-identity-console-success");
    }

    Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A link by what is seen of it. */
    Locator link(String text) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text));
    }

    /** Looks for people. */
    void find(String by, String text) {
        page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(by).setExact(true))
                .check();
        page().locator("#text").fill(text);
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Find").setExact(true))
                .click();
    }

    /** The rows of the page's table. */
    Locator rows() {
        return page().locator("tbody tr");
    }

    /** One of the authenticators of the person. */
    Locator authenticator(String name) {
        return page().locator("[data-authenticator]")
                .filter(new Locator.FilterOptions()
                        .setHas(page().getByRole(
                                        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(name)))));
    }

    /** Begins to change an authenticator. */
    void change(String authenticator, String change) {
        authenticator(authenticator)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + change)))
                .click();
    }

    /** Says why. */
    void reason(String reason) {
        page().locator("#reason").fill(reason);
    }

    /** Ticks the box. */
    void confirm() {
        page().locator("#confirm").check();
    }

    /** A box or radio by its words. */
    Locator choice(String label) {
        return page().getByLabel(label);
    }

    /** Sends the page's form. */
    void send() {
        page().locator("form [type=submit]").click();
    }
}
