package org.careidentity.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.careidentity.e2e.support.TestServer;

/** Pictures of the account console for people to look at, on a phone and on a desk. */
final class Screenshots {

    private static final int[] WIDTHS = {320, 1280};
    private static final int HEIGHT = 900;
    private static final Path FOLDER = TestServer.target("screenshots");

    private Screenshots() {}

    /**
     * Takes pictures of the page that a browser shows.
     *
     * @param name of the page and its state
     */
    static void of(Browser browser, String name) {
        take(browser, name, () -> {});
    }

    /**
     * The same with a part of the page in sight, which the console's menu leaves after a while where there is little room.
     *
     * @param part which must be reachable
     */
    static void of(Browser browser, String name, Locator part) {
        take(browser, name, () -> part.click(new Locator.ClickOptions().setTrial(true)));
    }

    private static void take(Browser browser, String name, Runnable before) {
        for (int width : WIDTHS) {
            browser.page().setViewportSize(width, HEIGHT);
            before.run();
            browser.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(FOLDER.resolve(name + "-" + width + ".png"))
                            .setFullPage(true));
        }
    }
}
