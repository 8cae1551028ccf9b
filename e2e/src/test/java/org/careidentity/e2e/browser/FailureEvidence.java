package org.careidentity.e2e.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** What the browsers of a failed test showed, on disk, and a failure message that says where. */
final class FailureEvidence {

    private static final Path FOLDER = TestServer.target("failures");

    private final List<Path> files = new ArrayList<>();

    private FailureEvidence() {}

    /** Writes a screenshot and the document of each window; what can't be written is left out. */
    static FailureEvidence of(ExtensionContext context, List<Browser> browsers) {
        FailureEvidence evidence = new FailureEvidence();
        String test = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        int number = 1;
        for (Browser browser : browsers) {
            for (Page page : browser.page().context().pages()) {
                evidence.write(page, number == 1 ? test : test + "-" + number);
                number++;
            }
        }
        return evidence;
    }

    private void write(Page page, String name) {
        try {
            Path screenshot = FOLDER.resolve(name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshot).setFullPage(true));
            files.add(screenshot);
            Path document = FOLDER.resolve(name + ".html");
            Files.writeString(document, "<!-- " + page.url() + " -->\n" + page.content());
            files.add(document);
        } catch (PlaywrightException e) {
            System.err.println("No evidence of " + name + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The failure with the places of the evidence in its message. */
    Throwable with(Throwable failure) {
        if (failure instanceof TestAbortedException) {
            return failure;
        }
        StringBuilder message = new StringBuilder(failure.toString());
        files.forEach(file -> message.append("\nThe browser showed: ").append(file));
        message.append("\nThe server's log: ").append(FOLDER.resolve("keycloak.log"));
        message.append("\nThe sample application's log: ").append(SampleApplicationProcess.LOG);
        return new AssertionError(message.toString(), failure);
    }
}
