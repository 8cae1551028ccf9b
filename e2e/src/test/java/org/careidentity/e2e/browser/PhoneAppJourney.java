package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.phone.realm.FakeRealm;
import org.careidentity.phone.web.PhoneServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phone that is a web app, in each of its states, against a realm that answers what the test wants. */
@SideBySide
class PhoneAppJourney {

    private static final int LISTED_AFTER_MILLISECONDS = 500;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private PhoneServer server;
    private FakeRealm realm;
    private Browser browser;
    private VirtualAuthenticator lock;
    private PhonePages phone;

    @BeforeEach
    void start() throws IOException {
        server = PhoneServer.start(0);
        String app = server.address().toString();
        realm = FakeRealm.start(app.substring(0, app.length() - 1), PhoneServer.HOST);
        browser = browsers.open();
        browser.page().onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        browser.page().onPageError(complaints::add);
        lock = VirtualAuthenticator.platform(browser);
        lock.isTouched(true);
        phone = new PhonePages(browser);
    }

    @AfterEach
    void stop() {
        realm.close();
        server.close();
    }

    private void registered() {
        phone.register(realm.link(FakeRealm.TICKET));
        realm.confirm();
        phone.shows(PhonePages.READY);
        phone.link("Your accounts").click();
        phone.shows(PhonePages.ACCOUNTS);
    }

    private void asked(String number) {
        registered();
        realm.begin(realm.login("request-1", number));
        phone.shows(PhonePages.REQUEST);
    }

    private void nothingToComplainAbout() {
        assertThat(page.problems()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private void headingHasTheFocus() {
        assertThat(browser.page().locator("h1")).isFocused();
    }

    @Test
    void anAccountIsAddedByItsLink() {
        phone.open(server.address().toString());
        page.check(browser, "phone-no-account", PhonePages.ACCOUNTS);
        phone.link("Add an account").click();
        page.check(browser, "phone-add", "Add an account");
        phone.field("Registration link").fill("https://login.example.nhs.uk");
        phone.button("Continue").click();
        assertThat(phone.error()).isVisible();
        page.check(browser, "phone-link-error", "Add an account");
        phone.field("Registration link").fill(realm.link(FakeRealm.TICKET));
        phone.button("Continue").click();
        page.check(browser, "phone-register", "Register this phone");
        headingHasTheFocus();
        lock.verifiesTheUser(false);
        phone.button("Register this phone").click();
        assertThat(phone.error()).containsText("not unlocked");
        page.check(browser, "phone-register-error", "Register this phone");
        lock.verifiesTheUser(true);
        phone.button("Register this phone").click();
        page.check(browser, "phone-check-number", PhonePages.CHECK);
        headingHasTheFocus();
        assertThat(browser.page().locator("#check-number")).hasText(FakeRealm.CHECK_NUMBER);
        assertThat(browser.page().url()).doesNotContain(FakeRealm.TICKET);
        phone.link("Your accounts").click();
        assertThat(phone.account()).containsText("Not finished");
        page.check(browser, "phone-account-unfinished", PhonePages.ACCOUNTS);
        phone.link("Show the check number").click();
        phone.shows(PhonePages.CHECK);
        realm.confirm();
        page.check(browser, "phone-ready", PhonePages.READY);
        phone.link("Your accounts").click();
        assertThat(phone.account()).containsText("Ready");
        page.check(browser, "phone-account", PhonePages.ACCOUNTS);
        nothingToComplainAbout();
    }

    @Test
    void aLoginIsConfirmedWithTheNumberAlone() {
        registered();
        // letters whose length in bytes is another than in characters
        realm.begin(realm.login("request-1", "042").with("client", "Käse…"));
        page.check(browser, "phone-request", PhonePages.REQUEST);
        headingHasTheFocus();
        for (String shown : List.of("Ward rounds", "Care Identity", "192.0.2.44")) {
            assertThat(browser.page().locator("dl")).containsText(shown);
        }
        for (String number : List.of("", "42", "04a")) {
            phone.confirm(number);
            assertThat(phone.error()).containsText("Type the 3 digits");
        }
        page.check(browser, "phone-request-error", PhonePages.REQUEST);
        lock.verifiesTheUser(false);
        phone.confirm("042");
        assertThat(phone.error()).containsText("not unlocked");
        assertThat(realm.calls()).noneMatch(call -> call.endsWith("/approval"));
        lock.verifiesTheUser(true);
        phone.confirm("043");
        page.check(browser, "phone-wrong-number", "That is not the number");
        headingHasTheFocus();
        assertThat(browser.page().locator("main")).containsText("2 more times");
        phone.link("Try again").click();
        phone.shows(PhonePages.REQUEST);
        phone.confirm("042");
        page.check(browser, "phone-confirmed", "Confirmed");
        headingHasTheFocus();
        assertThat(realm.calls()).filteredOn(call -> call.endsWith("/approval")).hasSize(2);
        nothingToComplainAbout();
    }

    @Test
    void browsersWithoutTheHelpersOfWebAuthnLevel3CanBeUsed() {
        browser.page()
                .addInitScript("delete PublicKeyCredential.parseCreationOptionsFromJSON;"
                        + " delete PublicKeyCredential.prototype.toJSON");
        asked("42");
        phone.confirm("42");
        phone.shows("Confirmed");
    }

    /** The camera and the reader are simulated: this Chromium has neither. */
    @Test
    void thePictureOfARegistrationPageIsRead() {
        browser.page()
                .addInitScript(
                        """
                (navigator.mediaDevices ?? {}).getUserMedia = async () => document.createElement("canvas").captureStream();
                HTMLMediaElement.prototype.play = async () => {};
                window.BarcodeDetector = class {
                  static async getSupportedFormats() { return ["qr_code"]; }
                  async detect() { return [{ rawValue: "LINK" }]; }
                };
                """
                                .replace("LINK", realm.link(FakeRealm.TICKET)));
        phone.open(server.address() + "#add");
        phone.button("Scan the picture").click();
        phone.shows("Register this phone");
        nothingToComplainAbout();
    }

    @Test
    void aLoginIsAnsweredWithTheKeyboardAlone() {
        asked("42");
        browser.page().keyboard().press("Tab");
        assertThat(phone.field("Number on the screen of your computer")).isFocused();
        browser.page().keyboard().type("42");
        browser.page().keyboard().press("Enter");
        phone.shows("Confirmed");
    }

    @Test
    void aLoginIsDenied() {
        asked("42");
        phone.button("Deny").click();
        page.check(browser, "phone-denied", "Denied");
        realm.begin(realm.login("request-2", "42"));
        phone.link("Answer the login to Ward rounds").click();
        phone.shows(PhonePages.REQUEST);
        phone.button("This was not me").click();
        page.check(browser, "phone-not-me", "Thank you for telling us");
        assertThat(realm.calls())
                .filteredOn(call -> call.endsWith("/denial"))
                .containsExactly("POST /requests/request-1/denial", "POST /requests/request-2/denial");
        nothingToComplainAbout();
    }

    @ParameterizedTest
    @CsvSource({
        "410, care_identity_push_late, phone-late, Too late",
        "409, care_identity_push_answered, phone-answered, Already answered",
        "404, care_identity_push_unknown, phone-gone, Nothing waits any more",
        "403, user_disabled, phone-blocked, You cannot log in at the moment",
        "422, care_identity_login_invalid, phone-refused, Your answer was not accepted",
        "500, '', phone-refused-otherwise, Your answer was not accepted",
    })
    void whatTheRealmRefusesIsSaidInPlainWords(int status, String reason, String name, String heading) {
        asked("42");
        realm.answers(status, reason);
        phone.confirm("42");
        page.check(browser, name, heading);
        headingHasTheFocus();
        nothingToComplainAbout();
    }

    @Test
    void theLastWrongNumberEndsTheLogin() {
        asked("42");
        phone.confirm("11");
        phone.shows("That is not the number");
        phone.link("Try again").click();
        phone.confirm("12");
        assertThat(browser.page().locator("main")).containsText("once more");
        phone.link("Try again").click();
        phone.confirm("13");
        phone.shows("Already answered");
    }

    @Test
    void aLoginThatIsNotAnsweredInTimeIsTooLate() {
        registered();
        realm.begin(realm.login("request-1", "42").endingIn(4));
        phone.shows(PhonePages.REQUEST);
        phone.shows("Too late");
    }

    @Test
    void aLoginThatEndsElsewhereIsTakenAway() {
        asked("42");
        realm.end();
        phone.shows("Nothing waits any more");
    }

    @Test
    void anAnswerThatDoesNotGetThroughCanBeGivenAgain() {
        asked("42");
        realm.close();
        phone.confirm("42");
        page.check(browser, "phone-no-network", "No connection");
        phone.link("Try again").click();
        phone.shows(PhonePages.REQUEST);
        nothingToComplainAbout();
    }

    @Test
    void aRemovedDeviceIsTold() {
        asked("42");
        realm.remove();
        page.check(browser, "phone-unknown-device", "This phone was removed");
        phone.link("Your accounts").click();
        assertThat(phone.account()).containsText("Removed");
        page.check(browser, "phone-account-removed", PhonePages.ACCOUNTS);
        nothingToComplainAbout();
    }

    @Test
    void aRealmThatDoesNotAnswerIsToldOfTheAccount() {
        registered();
        realm.close();
        assertThat(phone.account()).containsText("No connection");
        page.check(browser, "phone-account-no-connection", PhonePages.ACCOUNTS);
        nothingToComplainAbout();
    }

    @Test
    void anAccountIsRenamedAndRemoved() {
        registered();
        phone.link("Settings").click();
        page.check(browser, "phone-settings", "Settings");
        phone.field("Name on this phone").fill("");
        phone.button("Save").click();
        assertThat(phone.error()).hasText("Error: Type a name");
        phone.field("Name on this phone").fill("Ward 4");
        phone.button("Save").click();
        assertThat(browser.page().locator("main")).containsText("The name is saved.");
        phone.link("Remove from this phone").click();
        page.check(browser, "phone-remove", "Remove this account from this phone?");
        phone.link("Keep it").click();
        assertThat(phone.field("Name on this phone")).hasValue("Ward 4");
        phone.link("Remove from this phone").click();
        phone.button("Remove").click();
        page.check(browser, "phone-removed", "Removed from this phone");
        assertThat(browser.page().locator("main")).containsText("Your authenticators");
        phone.link("Your accounts").click();
        assertThat(phone.account()).hasCount(0);
        nothingToComplainAbout();
    }

    @Test
    void aRegistrationThatCannotBeIsExplained() {
        phone.open(realm.link("another"));
        page.check(browser, "phone-register-old-link", "This link no longer works");
        phone.open(server.address() + "#register?realm=javascript%3Aalert(1)&ticket=" + FakeRealm.TICKET);
        page.check(browser, "phone-register-bad-link", "This link cannot be used");
        realm.callItself("https://login.example.nhs.uk/realms/care-identity");
        phone.open(realm.link(FakeRealm.TICKET));
        phone.shows("This link cannot be used");
        assertThat(realm.calls()).doesNotContain("POST /registrations");
        realm.close();
        phone.open(realm.link(FakeRealm.TICKET));
        page.check(browser, "phone-register-no-network", "No connection");
        nothingToComplainAbout();
    }

    @Test
    void aRequestThatNamesAnotherRealmIsNotShown() {
        registered();
        realm.begin(realm.login("request-1", "42").with("realm", "https://login.example.nhs.uk/realms/care-identity"));
        browser.page().waitForResponse(response -> response.url().endsWith("/requests"), () -> {});
        browser.page().waitForResponse(response -> response.url().endsWith("/requests"), () -> {});
        phone.shows(PhonePages.ACCOUNTS);
        realm.begin(realm.login("request-2", "42"));
        phone.shows(PhonePages.REQUEST);
    }

    @Test
    void whatARealmSendsIsText() {
        realm.organisation("<img src=x onerror=alert(1)>");
        asked("42");
        realm.end();
        phone.shows("Nothing waits any more");
        realm.begin(realm.login("request-2", "42").with("application", "<b>Ward</b> ".repeat(20)));
        phone.link("Answer the login").click();
        page.check(browser, "phone-request-long", PhonePages.REQUEST);
        assertThat(browser.page().locator("main img, main b")).hasCount(0);
        assertThat(browser.page().locator("dl")).containsText("<b>Ward</b>");
        nothingToComplainAbout();
    }

    @Test
    void notificationsThatCannotBeHadHinderNothing() {
        realm.vapidKey("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        phone.register(realm.link(FakeRealm.TICKET));
        realm.confirm();
        page.check(browser, "phone-ready-notifications", PhonePages.READY);
        phone.button("Switch on notifications").click();
        assertThat(browser.page().locator("main")).containsText("Notifications are not on");
        phone.link("Your accounts").click();
        realm.begin(realm.login("request-1", "42"));
        phone.shows(PhonePages.REQUEST);
        phone.confirm("42");
        phone.shows("Confirmed");
        nothingToComplainAbout();
    }

    @Test
    void theAppCanBeInstalled() {
        phone.open(server.address().toString());
        CDPSession devTools = browser.page().context().newCDPSession(browser.page());
        JsonObject manifest = devTools.send("Page.getAppManifest");
        assertThat(manifest.get("url").getAsString()).isEqualTo(server.address() + "manifest.webmanifest");
        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        assertThat(devTools.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
                .extracting(error -> error.getAsJsonObject().get("errorId").getAsString())
                .as("a test's browser keeps nothing")
                .isSubsetOf("in-incognito");
    }

    @Test
    void aPushMessageShowsANotificationAndAsksNobody() {
        browser.page().context().grantPermissions(List.of("notifications"));
        registered();
        int asked = realm.calls().size();
        CDPSession devTools = browser.page().context().newCDPSession(browser.page());
        String worker = workerRegistration(devTools);
        // of forty messages that Chromium's tools deliver on a busy machine one is lost; the same twice is shown once
        browser.page().waitForCondition(() -> {
            if (notifications().isEmpty()) {
                deliver(devTools, worker, "{\"credentialId\":\"c\",\"requestId\":\"r\"}");
                browser.page().waitForTimeout(LISTED_AFTER_MILLISECONDS);
            }
            return !notifications().isEmpty();
        });
        assertThat(notifications()).isEqualTo("Are you logging in? r");
        assertThat(realm.calls().subList(asked, realm.calls().size())).allMatch("GET /requests"::equals);
    }

    private String notifications() {
        return (String)
                browser.page()
                        .evaluate(
                                """
                        async () => {
                          const worker = await navigator.serviceWorker.getRegistration();
                          return (await worker.getNotifications()).map(({ title, tag }) => `${title} ${tag}`).join();
                        }
                        """);
    }

    private String workerRegistration(CDPSession devTools) {
        browser.page().waitForCondition(() -> (Boolean) browser.page()
                .evaluate("async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)"));
        List<String> registrations = new CopyOnWriteArrayList<>();
        devTools.on("ServiceWorker.workerRegistrationUpdated", updated -> updated.getAsJsonArray("registrations")
                .forEach(registration -> registrations.add(
                        registration.getAsJsonObject().get("registrationId").getAsString())));
        devTools.send("ServiceWorker.enable");
        browser.page().waitForCondition(() -> !registrations.isEmpty());
        return registrations.get(0);
    }

    /** A push service's message, by the browser's own tools. */
    private void deliver(CDPSession devTools, String worker, String data) {
        JsonObject message = new JsonObject();
        message.addProperty("origin", server.address().toString());
        message.addProperty("registrationId", worker);
        message.addProperty("data", data);
        devTools.send("ServiceWorker.deliverPushMessage", message);
    }
}
