package org.careidentity.e2e.browser;

import com.microsoft.playwright.BrowserContext;
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

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Playwright switches the back-forward cache off; people's browsers have it, and login pages must live with it. */
    private static final List<String> NOT_AS_PEOPLE_HAVE_IT = List.of("--disable-back-forward-cache");

    private final RedirectTarget applications = new RedirectTarget();
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Browser.PATIENCE_MILLISECONDS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(NOT_AS_PEOPLE_HAVE_IT)
                        .setArgs(flags()));
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add(applications.resolverFlag());
        return flags;
    }

    /** The Chromium of this thread in the run that the context belongs to; starts it at the first call. */
    static Chromium of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Thread.currentThread(), thread -> new Chromium(), Chromium.class);
    }

    /** A browser without history, cookies and authenticators. */
    BrowserContext newContext(com.microsoft.playwright.Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        applications.close();
    }
}
