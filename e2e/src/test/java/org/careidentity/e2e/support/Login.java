package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
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
        Element form = page.page().getElementById("care-identity-webauthn");
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
            HttpBrowser browser, HttpBrowser.Answer page, EmulatedAuthenticator passkey, Consumer<Answer> change) {
        return with(browser, page, "passkey", passkey, change);
    }

    /** Answers a method's page of a login, from the login-method page if that is shown. */
    public static HttpBrowser.Answer with(
            HttpBrowser browser,
            HttpBrowser.Answer page,
            String method,
            EmulatedAuthenticator device,
            Consumer<Answer> change) {
        boolean onPage = page.page().getElementById("care-identity-webauthn") != null;
        HttpBrowser.Answer form = onPage ? page : choose(browser, page, method);
        return browser.submit(form, Map.of("credential", device.authenticate(options(form), origin(form), change)));
    }

    /** Answers the passkey page of a login as a browser would. */
    public static HttpBrowser.Answer withPasskey(
            HttpBrowser browser, HttpBrowser.Answer page, EmulatedAuthenticator passkey) {
        return withPasskey(browser, page, passkey, answer -> {});
    }

    /** Answers the registration page. */
    public static HttpBrowser.Answer register(
            HttpBrowser browser, HttpBrowser.Answer page, EmulatedAuthenticator passkey, Consumer<Answer> change) {
        return browser.submit(page, registration(page, passkey, change));
    }

    /** The answer to the registration page, not sent yet. */
    public static Map<String, String> registration(
            HttpBrowser.Answer page, EmulatedAuthenticator passkey, Consumer<Answer> change) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("credential", passkey.register(options(page), origin(page), change));
        fields.put("label", "");
        return fields;
    }

    /** Registers a passkey for a test user: logs in, asks for the action, answers the page. */
    public static EmulatedAuthenticator registeredPasskey(Application application, String username) {
        return registered(application, username, "passkey", Devices.passkey());
    }

    /** Registers a device of a test user for a method. */
    public static EmulatedAuthenticator registered(
            Application application, String username, String method, EmulatedAuthenticator device) {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer back =
                register(browser, registrationPage(browser, application, username, method), device, answer -> {});
        if (!"success".equals(back.parameter("kc_action_status"))) {
            throw new AssertionError(
                    "registration: " + back.location() + "\n" + back.page().text());
        }
        return device;
    }

    /** The page on which a test user registers a device for a method. */
    public static HttpBrowser.Answer registrationPage(
            HttpBrowser browser, Application application, String username, String method) {
        HttpBrowser.Answer page = application.begin(
                browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-" + method));
        return asTestUser(browser, page, username);
    }
}
