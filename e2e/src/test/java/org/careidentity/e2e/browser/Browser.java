package org.careidentity.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A browser with one window, which remembers every document that it showed. */
final class Browser {

    /** How long a page may take to become what is expected. */
    static final int PATIENCE_MILLISECONDS = 15_000;

    private static final String RECORD =
            """
            if (window === top) {
              addEventListener("DOMContentLoaded", () => {
                if (location.protocol !== "about:") {
                  recordDocument(location.href, document.documentElement.outerHTML);
                }
              });
            }
            """;

    private final List<Visited> visited = new ArrayList<>();
    private final List<VirtualAuthenticator> authenticators = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;

    Browser(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLISECONDS);
        context.exposeBinding("recordDocument", (source, arguments) -> {
            visited.add(new Visited(URI.create((String) arguments[0]), (String) arguments[1]));
            return null;
        });
        context.addInitScript(RECORD);
        page = context.newPage();
    }

    /** A document as it was when the browser had read it, before any script of the page changed it. */
    record Visited(URI address, String html) {}

    /** The window. */
    Page page() {
        return page;
    }

    /** The documents since the start or since {@link #forgetVisited}, the oldest first. Needs JavaScript. */
    List<Visited> visited() {
        awaitRecord();
        return List.copyOf(visited);
    }

    void forgetVisited() {
        awaitRecord();
        visited.clear();
    }

    /** What a page said before it answered a question has arrived when the answer has. */
    private void awaitRecord() {
        page.waitForLoadState();
        page.evaluate("0");
    }

    /** Goes to an address. */
    void go(URI address) {
        try {
            page.navigate(address.toString());
        } catch (PlaywrightException aborted) {
            // The account console's script was on its own way to a login: as a person would, ask again.
            if (!aborted.getMessage().contains("net::ERR_ABORTED")) {
                throw aborted;
            }
            page.navigate(address.toString());
        }
    }

    /** Takes a cookie away, as when it has expired. */
    void dropCookie(String name) {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName(name));
    }

    /** Takes on a cookie of another browser. */
    void takeCookie(URI address, String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(address.toString())));
    }

    /** The value of a cookie that would be sent to an address; null when there is none. */
    String cookie(URI address, String name) {
        return context.cookies(address.toString()).stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse(null);
    }

    /** Takes note of an authenticator that is plugged in. */
    void plugged(VirtualAuthenticator authenticator) {
        authenticators.add(authenticator);
    }

    /** Whether the person touches each plugged authenticator when it asks. */
    void touched(boolean touched) {
        authenticators.forEach(authenticator -> authenticator.isTouched(touched));
    }

    /** Waits until the script of a page has bound its button: a click before that would be lost. */
    void awaitScript() {
        page.locator("html[data-care-identity-ready]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Playwright throws where a page calls a binding of the test while the window closes. */
    void close() {
        try {
            context.close();
        } catch (PlaywrightException e) {
            if (!String.valueOf(e.getMessage()).contains("has been closed")) {
                throw e;
            }
        }
    }
}
