package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.careidentity.e2e.support.TestServer;

/**
 * What must hold on every page: no violation of WCAG 2.2 A and AA that axe finds, and no scrolling to the side (1.4.10,
 * 320 CSS pixels). It collects what it finds, and leaves a screenshot of each page at each width.
 */
final class PageCheck {

    private static final int[] WIDTHS = {320, 768, 1280};
    private static final int HEIGHT = 900;
    private static final Path SCREENSHOTS = TestServer.target("screenshots");
    private static final List<String> WCAG_2_2_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String AXE =
            """
            async tags => {
              const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
              return violations.map(({ id, help, nodes }) =>
                `${id}, ${help}: ${nodes.map(node => node.html).join(" ")}`);
            }
            """;

    private final List<String> problems = new ArrayList<>();

    /**
     * Checks the page that a browser shows, in the state that it is in.
     *
     * @param name of the page and its state, for the screenshots and in what is found
     * @param heading which tells that it is this page
     */
    void check(Browser browser, String name, String heading) {
        Page page = browser.page();
        assertThat(page.locator("h1")).hasText(heading);
        page.waitForLoadState();
        page.evaluate(AxeBuilder.getAxeScript());
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
            problems.addAll(scrollingToTheSide(page, name + " at " + width));
            problems.addAll(axeViolations(page, name + " at " + width));
        }
    }

    /** What was found, each with the page's name and the width. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private static List<String> scrollingToTheSide(Page page, String where) {
        int content = (Integer) page.evaluate("document.scrollingElement.scrollWidth");
        int window = (Integer) page.evaluate("innerWidth");
        return content <= window ? List.of() : List.of(where + ": " + content + " px wide in " + window);
    }

    /** Runs axe by itself: its own Java driver would load the script anew at every width. */
    @SuppressWarnings("unchecked") // what the script below returns
    private static List<String> axeViolations(Page page, String where) {
        return ((List<String>) page.evaluate(AXE, WCAG_2_2_AA))
                .stream().map(violation -> where + ": " + violation).toList();
    }
}
