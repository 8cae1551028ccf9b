package org.careidentity.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.Phone;
import org.careidentity.phone.Registration;

/**
 * A person with a phone that answers push requests.
 *
 * @param person with a password, who can log in as a test user at AAL2 too
 */
public record PushPerson(Application application, AppPerson person, Phone phone) {

    private static final int PATIENCE_SECONDS = 5;

    /** Where the tests' app says that it is. */
    public static final String APP = "https://phone.example.test/";

    private static final String ACTION = "care-identity-register-push";

    /** Makes a realm offer push, with more settings; those before are gone. */
    public static void offer(Admin admin, String realm, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putIfAbsent("app-address", APP);
        MethodSettings.set(admin, realm, "care-identity-push", settings);
    }

    /** Somebody who has registered a phone. */
    public static PushPerson with(Admin admin, String realm, Application application) {
        PushPerson somebody = without(admin, realm, application);
        somebody.registerPhone("Phone");
        return somebody;
    }

    /** Somebody whose phone is not registered yet. */
    public static PushPerson without(Admin admin, String realm, Application application) {
        return new PushPerson(application, AppPerson.withApps(admin, realm, 0), Phone.inMemory());
    }

    /** The page with the QR code, in a session of a test user. */
    public Answer registrationPage(HttpBrowser browser) {
        Answer page = application.begin(browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", ACTION));
        return Login.asTestUser(browser, page, person.uuid());
    }

    /** Where the QR code leads. */
    public static String link(Answer page) {
        assertThat(page.page().getElementById("care-identity-push-link"))
                .as(page.page().text())
                .isNotNull();
        return page.page().getElementById("care-identity-push-link").attr("href");
    }

    /** What the browser goes on with when the phone has registered. */
    public static Answer confirm(HttpBrowser browser, Answer page, String number, String name) {
        Answer form = browser.submit(page, Map.of("action", "phone-came"));
        return browser.submit(form, Map.of("check", number, "label", name));
    }

    /** Registers this phone. */
    public void registerPhone(String name) {
        registerPhone(new HttpBrowser(), name);
    }

    /** Registers this phone, in that browser. */
    public void registerPhone(HttpBrowser browser, String name) {
        Answer page = registrationPage(browser);
        Registration registration = phone.register(link(page));
        Answer end = confirm(browser, page, registration.checkNumber(), name);
        assertThat(end.parameter("kc_action_status")).as(end.page().text()).isEqualTo("success");
    }

    /** A login that has come to the page with password. */
    public Answer begin(HttpBrowser browser) {
        Answer page = application.begin(browser, Map.of("acr_values", "AAL2_ANY"));
        return page.page().getElementById("method-push") == null ? page : Login.choose(browser, page, "push");
    }

    /** A login that shows the number. */
    public Answer ask(HttpBrowser browser) {
        return password(browser, begin(browser));
    }

    /** Answers the page with password. */
    public Answer password(HttpBrowser browser, Answer page) {
        return browser.submit(page, Map.of("email", person.email(), "password", AppPerson.PASSWORD));
    }

    /** Whether a page shows a number. */
    public static boolean showsNumber(Answer page) {
        return page.page().getElementById("care-identity-number") != null;
    }

    /** The number that a page shows. */
    public static String number(Answer page) {
        assertThat(showsNumber(page)).as(page.page().text()).isTrue();
        return page.page().getElementById("care-identity-number").attr("data-number");
    }

    /** What the browser does by itself when the phone has answered. */
    public static Answer goOn(HttpBrowser browser, Answer page) {
        return browser.submit(page, Map.of("action", "continue"));
    }

    /** The stored credentials of the person's phones. */
    public List<JsonNode> phones() {
        return StreamSupport.stream(person.credentials().spliterator(), false)
                .filter(credential -> credential.path("type").textValue().equals("care-identity-push"))
                .toList();
    }

    /** Takes all phones from the person, as an administrator does. */
    public void removePhones() {
        phones().forEach(phone -> person.admin()
                .delete(person.realm() + "/users/" + person.id() + "/credentials/"
                        + phone.path("id").textValue())
                .ok());
    }

    /** The one request that waits on the phone: at once, or a moment after the page, which the server sends before it commits. */
    public LoginRequest request() {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        List<LoginRequest> waiting = phone.requests();
        while (waiting.isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            waiting = phone.requests();
        }
        assertThat(waiting).hasSize(1);
        return waiting.get(0);
    }

    /** A number of the same length that is another one. */
    public static String another(String number) {
        return (number.charAt(0) == '9' ? "0" : Integer.toString(number.charAt(0) - '0' + 1)) + number.substring(1);
    }
}
