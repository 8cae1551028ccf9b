package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;

/** What a person does with a link that the Registration Authority issued. */
public final class RegistrationByLink {

    private RegistrationByLink() {}

    /** Opens it, as a browser with scripts does. */
    public static HttpBrowser.Answer open(HttpBrowser browser, JsonNode link) {
        HttpBrowser.Answer page = browser.get(address(link));
        return page.page().getElementById("care-identity-open-link") == null
                ? page
                : browser.post(address(link), Map.of("action", "open"));
    }

    /** Types a passphrase. */
    public static HttpBrowser.Answer say(HttpBrowser browser, JsonNode link, String passphrase) {
        return browser.post(address(link), Map.of("passphrase", passphrase));
    }

    /** Opens it and types its passphrase; the page that registers. */
    public static HttpBrowser.Answer begin(HttpBrowser browser, JsonNode link) {
        open(browser, link);
        return say(browser, link, link.path("passphrase").textValue());
    }

    /** The same, and registers a device; the last page. */
    public static HttpBrowser.Answer register(HttpBrowser browser, JsonNode link, EmulatedAuthenticator device) {
        return Login.register(browser, begin(browser, link), device, answer -> {});
    }

    /** Where it leads. */
    public static URI address(JsonNode link) {
        return URI.create(link.path("link").textValue());
    }
}
