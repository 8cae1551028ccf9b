package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardSite;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.TestServer;

/**
 * Logins by smartcard into an application.
 *
 * @param site where people log in
 * @param application what they log in to
 */
record CardLogins(CardSite site, Application application) {

    private static final Pattern CALLBACK = Pattern.compile(Pattern.quote(Application.REDIRECT) + "\\?.*");
    private static final String HEADING = "Log in with your smartcard";

    static CardLogins of(CardSite site) {
        return of(site, TestServer.REALM);
    }

    static CardLogins of(CardSite site, String realm) {
        return new CardLogins(site, Application.create(site.server(), realm, "ward", Map.of("name", "Ward round")));
    }

    /** The address at which the application sends people to log in anew. */
    URI address() {
        return address(Map.of());
    }

    /** The same, asking for more. */
    URI address(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("acr_values", "AAL3_ANY", "prompt", "login"));
        parameters.putAll(more);
        return URI.create(application
                .authorizationRequest(parameters)
                .toString()
                .replace(site.server().url().toString(), CardSite.LOGIN.toString()));
    }

    /** Goes to the page of the smartcard. */
    LoginPages toThePage(Browser browser) {
        browser.go(address());
        LoginPages login = new LoginPages(browser);
        login.choose("smartcard");
        assertThat(login.heading()).hasText(HEADING);
        return login;
    }

    /** The address at the card host to which a login of somebody else is sent, and nobody has gone. */
    URI ticket(HttpBrowser stranger) {
        HttpBrowser.Answer methods = stranger.get(address());
        HttpBrowser.Answer page = stranger.submit(methods, Map.of("method", "smartcard"));
        return URI.create(HttpBrowser.location(stranger, page.action(), Map.of("action", "card")));
    }

    /** What the application learns of the person when the browser is back there. */
    JsonNode claims(Page page) {
        return tokens(page).idClaims();
    }

    /** The tokens that the application gets when the browser is back there. */
    Application.Tokens tokens(Page page) {
        page.waitForURL(CALLBACK);
        URI back = URI.create(page.url());
        return application.tokens(new HttpBrowser.Answer(302, back, page.url(), ""));
    }
}
