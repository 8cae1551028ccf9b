package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/** What a person does on the login pages, over HTTP. */
public final class Login {

    private Login() {}

    /** Chooses a method on the login-method page. */
    public static HttpBrowser.Answer choose(HttpBrowser browser, HttpBrowser.Answer page, String method) {
        return browser.submit(page, Map.of("method", method));
    }

    /** Logs in as a test user, from the login-method page or, where it is the only method, from its own. */
    public static HttpBrowser.Answer asTestUser(HttpBrowser browser, HttpBrowser.Answer page, String username) {
        boolean onPage = page.page().getElementById("kc-form-login") != null;
        HttpBrowser.Answer form = onPage ? page : choose(browser, page, "test-user");
        return browser.submit(form, Map.of("username", username));
    }

    /** The options that a passkey page holds. */
    public static JsonNode options(HttpBrowser.Answer page) {
        Element form = page.page().getElementById("care-identity-passkey");
        if (form == null) {
            throw new AssertionError(
                    "no passkey form at " + page.address() + ": " + page.page().text());
        }
        return Json.read(form.attr("data-options"));
    }

    private static String origin(HttpBrowser.Answer page) {
        return page.address().getScheme() + "://" + page.address().getAuthority();
    }

    /** Answers the passkey page of a login. */
    public static HttpBrowser.Answer withPasskey(
            HttpBrowser browser,
            HttpBrowser.Answer page,
            SoftwarePasskey passkey,
            Consumer<SoftwarePasskey.Answer> change) {
        boolean onPage = page.page().getElementById("care-identity-passkey") != null;
        HttpBrowser.Answer form = onPage ? page : choose(browser, page, "passkey");
        return browser.submit(form, Map.of("credential", passkey.authenticate(options(form), origin(form), change)));
    }

    /** Answers the passkey page of a login as a browser would. */
    public static HttpBrowser.Answer withPasskey(
            HttpBrowser browser, HttpBrowser.Answer page, SoftwarePasskey passkey) {
        return withPasskey(browser, page, passkey, answer -> {});
    }

    /** Answers the registration page. */
    public static HttpBrowser.Answer register(
            HttpBrowser browser,
            HttpBrowser.Answer page,
            SoftwarePasskey passkey,
            Consumer<SoftwarePasskey.Answer> change) {
        return browser.submit(page, registration(page, passkey, change));
    }

    /** The answer to the registration page, not sent yet. */
    public static Map<String, String> registration(
            HttpBrowser.Answer page, SoftwarePasskey passkey, Consumer<SoftwarePasskey.Answer> change) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("credential", passkey.register(options(page), origin(page), change));
        fields.put("label", "");
        return fields;
    }

    /** Registers a passkey for a test user: logs in, asks for the action, answers the page. */
    public static SoftwarePasskey registeredPasskey(Application application, String username) {
        HttpBrowser browser = new HttpBrowser();
        SoftwarePasskey passkey = new SoftwarePasskey();
        HttpBrowser.Answer page = application.begin(
                browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey"));
        HttpBrowser.Answer registration = asTestUser(browser, page, username);
        HttpBrowser.Answer back = register(browser, registration, passkey, answer -> {});
        if (!"success".equals(back.parameter("kc_action_status"))) {
            throw new AssertionError(
                    "registration: " + back.location() + "\n" + back.page().text());
        }
        return passkey;
    }
}
