package org.careidentity.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.careidentity.authenticators.programs.Program;
import org.careidentity.e2e.support.CardSite;
import org.careidentity.e2e.support.Folder;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chromium of a computer with a card reader: it finds the site's names, trusts its hosts, and has a PKCS#11 module in its
 * certificate store. It takes the one certificate that there is without asking the person to choose.
 */
final class CardChromium implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** What an administrator sets for everybody by the policy AutoSelectCertificateForUrls, for this profile alone. */
    private static final String CHOOSES_BY_ITSELF =
            """
            {"profile": {"content_settings": {"exceptions": {"auto_select_certificate": {
              "%s:443,*": {"last_modified": "13300000000000000", "setting": {"filters": [{}]}}}}}}}
            """;

    private final RedirectTarget applications = new RedirectTarget();
    private final Path home = Folder.empty(TestServer.target("card-chromium").resolve("" + COUNT.incrementAndGet()));
    private final Playwright playwright = Chromium.playwright();
    private final BrowserContext context;

    /**
     * Starts it.
     *
     * @param module of the certificate store
     * @param environment what the module needs
     * @param headless whether it has no window
     */
    CardChromium(CardSite site, Path module, Map<String, String> environment, boolean headless) {
        certificateStore(site, module, environment);
        Map<String, String> all = new HashMap<>(System.getenv());
        all.put("HOME", home.toString());
        all.putAll(environment);
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile(),
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Chromium.PROGRAM)
                                .setHeadless(headless)
                                .setEnv(all)
                                .setIgnoreDefaultArgs(Chromium.NOT_AS_PEOPLE_HAVE_IT)
                                .setArgs(Chromium.flags(
                                        headless, applications.resolverRule() + "," + site.resolverRules())));
    }

    /** The one with the site's reader, for this thread. */
    static com.microsoft.playwright.Browser of(ExtensionContext extension) {
        CardSite site = CardSite.running();
        return extension
                .getRoot()
                .getStore(ExtensionContext.Namespace.create(CardChromium.class))
                .getOrComputeIfAbsent(
                        Thread.currentThread(),
                        thread -> new CardChromium(
                                site, site.reader().library(), site.reader().environment(), true),
                        CardChromium.class)
                .browser();
    }

    /** The program, in which a new context is a browser that has not been asked for a certificate yet. */
    com.microsoft.playwright.Browser browser() {
        return context.browser();
    }

    private void certificateStore(CardSite site, Path module, Map<String, String> environment) {
        Path folder = home.resolve(".pki/nssdb");
        String store = "sql:" + folder;
        Program.run(folder, Map.of(), List.of("certutil", "-d", store, "-N", "--empty-password"));
        Program.run(
                folder,
                Map.of(),
                List.of(
                        "certutil",
                        "-d",
                        store,
                        "-A",
                        "-n",
                        "web",
                        "-t",
                        "C,,",
                        "-i",
                        site.trusted().toString()));
        Program.run(
                folder,
                environment,
                List.of("modutil", "-force", "-dbdir", store, "-add", "cards", "-libfile", module.toString()));
    }

    private Path profile() {
        Path profile = home.resolve("profile");
        try {
            Files.createDirectories(profile.resolve("Default"));
            Files.writeString(profile.resolve("Default/Preferences"), CHOOSES_BY_ITSELF.formatted(CardSite.CARD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profile;
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
        applications.close();
    }
}
