package org.careidentity.e2e.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
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

    private final List<String> problems = new ArrayList<>();

    /** Checks the page that a browser shows, in the state that it is in. */
    void check(Browser browser, String name) {
        Page page = browser.page();
        page.waitForLoadState();
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

    private static List<String> axeViolations(Page page, String where) {
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(WCAG_2_2_AA)
                .analyze()
                .getViolations();
        return violations.stream()
                .map(rule -> where + ": " + rule.getId() + ", " + rule.getHelp() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }
}
