package org.careidentity.e2e.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Chromium for each thread that runs tests, since Playwright serves one; it ends with the run. */
final class Chromium implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final String HEADLESS = "--headless=new";
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Playwright switches the back-forward cache off; people's browsers have it, and login pages must live with it. */
    static final List<String> NOT_AS_PEOPLE_HAVE_IT = List.of("--disable-back-forward-cache");

    private final RedirectTarget applications = new RedirectTarget();
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Chromium() {
        playwright = playwright();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(NOT_AS_PEOPLE_HAVE_IT)
                        .setArgs(flags(true, applications.resolverRule())));
    }

    /** Playwright, which uses the browser that is installed. */
    static Playwright playwright() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Browser.PATIENCE_MILLISECONDS);
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** How it is started, with names that it finds by these rules. */
    static List<String> flags(boolean headless, String resolverRules) {
        List<String> flags = new ArrayList<>(FLAGS);
        if (headless) {
            flags.add(HEADLESS);
        }
        flags.add("--host-resolver-rules=" + resolverRules);
        return flags;
    }

    /** The Chromium of this thread in the run that the context belongs to; starts it at the first call. */
    static Chromium of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Thread.currentThread(), thread -> new Chromium(), Chromium.class);
    }

    /** The program, in which a new context is a browser without history, cookies and authenticators. */
    com.microsoft.playwright.Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        applications.close();
    }
}
