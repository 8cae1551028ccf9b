package org.careidentity.e2e.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Opens the browsers of a test, closes them after it, and keeps what they showed when it failed. */
final class Browsers
        implements BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private final List<Browser> open = new ArrayList<>();
    private final Function<ExtensionContext, com.microsoft.playwright.Browser> program;
    private com.microsoft.playwright.Browser started;

    /** Browsers of the Chromium that all tests share. */
    Browsers() {
        this(context -> Chromium.of(context).browser());
    }

    /** Browsers of another program. */
    Browsers(Function<ExtensionContext, com.microsoft.playwright.Browser> program) {
        this.program = program;
    }

    /** A browser of its own, of the size of a desktop's window. */
    Browser open() {
        return open(options -> options);
    }

    /** A browser of its own, with other options. */
    Browser open(UnaryOperator<com.microsoft.playwright.Browser.NewContextOptions> change) {
        var options = new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900);
        Browser browser = new Browser(started.newContext(change.apply(options)));
        open.add(browser);
        return browser;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        started = program.apply(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw FailureEvidence.of(context, open).with(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw FailureEvidence.of(context, open).with(failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open.forEach(Browser::close);
        open.clear();
    }
}
