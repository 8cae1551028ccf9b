package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.careidentity.e2e.support.SideBySide;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a Registration Authority does in the console, on the real API. */
@SideBySide
class RegistrationConsoleJourney {

    private static final String REALM = "care-identity-console";
    private static final String PASSKEY = "Passkey";

    private static ConsoleRealm realm;
    private static ConsoleRealm.Staff agent;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser browser;
    private ConsolePages console;

    @BeforeAll
    static void realm() {
        realm = ConsoleRealm.make(REALM);
        agent = realm.manager();
    }

    @BeforeEach
    void open() {
        browser = browsers.open();
        console = new ConsolePages(browser, realm);
    }

    private void check(String name) {
        page.check(
                browser, "console-" + name, console.wholeHeading().innerText().replace('\n', ' '));
    }

    private void clean() {
        assertThat(page.problems()).isEmpty();
    }

    private ConsoleRealm.Staff nurseWithPasskey(String givenName, String familyName) {
        ConsoleRealm.Staff nurse = realm.nurse(givenName, familyName);
        realm.registersPasskey(browsers.open(), nurse);
        return nurse;
    }

    private String authenticatorsOf(ConsoleRealm.Staff person) {
        return "#/person/" + person.id() + "/authenticators";
    }

    @Test
    void aUserIsFoundAndViewed() {
        ConsoleRealm.Staff nurse = nurseWithPasskey("Ottilie", "Marchbanks");
        console.logIn(agent, "");
        console.shows("Find an existing user");
        check("find");
        console.send();
        assertThat(console.error()).isFocused();
        check("find-error");
        console.find("UUID", nurse.uuid());
        assertThat(console.rows()).hasCount(1);
        check("found");
        console.find("Name", "ottil");
        assertThat(console.rows()).containsText(new String[] {nurse.name()});
        console.find("Email address", "nobody@example.test");
        assertThat(browser.page().getByText("No user of your organisation matches"))
                .isVisible();
        check("found-none");
        console.find("Email address", nurse.email());
        console.link("View profile").click();
        console.shows(nurse.name());
        assertThat(console.wholeHeading()).isFocused();
        assertThat(browser.page()).hasTitle(nurse.name() + " - Profile - Care Identity registration");
        check("profile");
        browser.page().locator("main").getByText("Authenticators").first().click();
        assertThat(console.authenticator(PASSKEY)).isVisible();
        check("authenticators");
        browser.page().goBack();
        browser.page().goBack();
        console.shows("Find an existing user");
        // what was found is still there
        assertThat(console.rows()).hasCount(1);
        clean();
    }

    @Test
    void theKeyboardIsEnough() {
        ConsoleRealm.Staff nurse = realm.nurse("Marigold", "Penhaligon");
        console.logIn(agent, "");
        console.shows("Find an existing user");
        Keyboard keyboard = browser.page().keyboard();
        keyboard.press("Tab");
        assertThat(console.link("Skip to main content")).isFocused();
        keyboard.press("Enter");
        assertThat(console.wholeHeading()).isFocused();
        keyboard.press("Tab");
        keyboard.press("ArrowDown");
        assertThat(browser.page().locator("#text")).hasAccessibleName("Name");
        keyboard.press("Tab");
        keyboard.press("Enter");
        assertThat(console.error()).isFocused();
        keyboard.press("Tab");
        keyboard.press("Enter");
        assertThat(browser.page().locator("#text")).isFocused();
        keyboard.type("Penhal");
        keyboard.press("Enter");
        assertThat(browser.page()
                        .getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("Users found")))
                .hasText("Users found: 1");
        keyboard.press("Tab");
        keyboard.press("Tab");
        keyboard.press("Enter");
        console.shows(nurse.name());
        assertThat(console.wholeHeading()).isFocused();
    }

    @Test
    void aLinkIsGeneratedMadeAnewAndRevoked() {
        ConsoleRealm.Staff nurse = realm.nurse("Basil", "Winterbourne");
        console.logIn(agent, authenticatorsOf(nurse));
        console.button("Issue other authenticator").click();
        console.shows("Issue other authenticator");
        check("issue");
        console.send();
        assertThat(console.error()).isFocused();
        check("issue-error");
        console.choice("Security key").check();
        console.reason("New starter");
        console.button("Generate link").click();
        console.shows("Link generated");
        assertThat(browser.page().locator("#link")).hasValue(Pattern.compile("^http://localhost:.*"));
        assertThat(browser.page().locator(".care-identity-console__passphrase"))
                .not()
                .isEmpty();
        assertThat((int) browser.page().evaluate("() => document.querySelector('canvas').width"))
                .as("the picture is painted")
                .isGreaterThan(20)
                .isNotEqualTo(300);
        check("new-link");
        String first = browser.page().locator("#link").inputValue();

        console.go(authenticatorsOf(nurse));
        console.shows(nurse.name());
        assertThat(console.rows()).hasCount(1);
        assertThat(browser.page().locator("body")).not().containsText(first);
        check("open-link");
        console.link("Make anew").click();
        console.shows("Make link anew");
        check("renewal");
        console.reason("Passphrase was not understood");
        console.send();
        console.shows("Link generated");
        assertThat(browser.page().locator("#link")).not().hasValue(first);

        console.link("Authenticators of this user").click();
        console.link("Revoke").click();
        console.shows("Revoke link");
        check("revocation");
        console.reason("Not needed any more");
        console.send();
        assertThat(console.success()).containsText("is revoked");
        assertThat(console.rows()).hasCount(0);
        clean();
    }

    @Test
    void anAuthenticatorIsSuspendedResumedAndRemoved() {
        ConsoleRealm.Staff nurse = nurseWithPasskey("Cordelia", "Hathersage");
        console.logIn(agent, authenticatorsOf(nurse));
        console.change(PASSKEY, "Suspend");
        console.shows("Suspend authenticator");
        check("suspension");
        console.reason("Phone may be lost");
        console.send();
        assertThat(console.success()).containsText("is suspended");
        assertThat(console.wholeHeading()).isFocused();
        assertThat(console.authenticator(PASSKEY)).containsText("Phone may be lost");
        check("suspended");
        console.change(PASSKEY, "Resume");
        console.shows("Resume authenticator");
        check("resumption");
        console.reason("Phone was found");
        console.send();
        assertThat(console.success()).containsText("can be used again");

        console.change(PASSKEY, "Remove");
        console.shows("Remove authenticator");
        check("removal");
        console.reason("Phone is broken");
        console.send();
        assertThat(console.error()).containsText("Confirm that you want to remove");
        check("removal-error");
        console.confirm();
        console.send();
        assertThat(console.success()).containsText("was removed");
        assertThat(browser.page().getByText("This user has no authenticator.")).isVisible();
        check("removed");
        clean();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownBeforeAnythingIsDone() {
        ConsoleRealm.Staff nurse = nurseWithPasskey("Edmund", "Thistlewood");
        console.logIn(agent, authenticatorsOf(nurse));
        console.change(PASSKEY, "Suspend");
        console.shows("Suspend authenticator");
        ConsolePages other = new ConsolePages(browsers.open(), realm);
        other.logIn(realm.manager(), authenticatorsOf(nurse));
        other.change(PASSKEY, "Suspend");
        other.reason("Phone may be lost");
        other.send();
        assertThat(other.success()).isVisible();

        console.reason("Phone may be lost");
        console.send();
        assertThat(console.error()).containsText("This page now shows the authenticator as it is");
        assertThat(browser.page().locator("main dl")).containsText("Phone may be lost");
        check("stale");
        clean();
    }

    @Test
    void whatALinkRegistersIsConfirmedOrRefused() {
        AttestedRealm.believe(browsers, REALM);
        ConsoleRealm.Staff nurse = realm.nurse("Josephine", "Larkspur");
        console.logIn(agent, "#/person/" + nurse.id() + "/issue");
        registersByLink("Security key");
        console.link("Authenticators of this user").click();
        assertThat(console.authenticator("Security key")).containsText("Waits for confirmation");
        check("awaiting");
        console.change("Security key", "Confirm");
        console.shows("Confirm authenticator");
        check("confirmation");
        console.reason("Seen by video");
        console.send();
        assertThat(console.error()).isFocused();
        console.confirm();
        console.send();
        assertThat(console.success()).containsText("is confirmed");

        // only now is there something that a weaker login may not touch
        ConsolePages weak = new ConsolePages(browsers.open(), realm);
        weak.logIn(
                realm.person("2", "Lettice", "Underhill", ConsoleRealm.MANAGER, ConsoleRealm.ORGANISATION),
                authenticatorsOf(nurse));
        assertThat(weak.authenticator("Security key")).not().containsText("Remove");
        page.check(weak.browser(), "console-weak", "Authenticators " + nurse.name());
        weak.button("Log in with a stronger method").click();
        assertThat(new LoginPages(weak.browser()).heading()).hasText("Select your login method");
        assertThat(new LoginPages(weak.browser()).method("passkey")).hasCount(0);

        console.go("#/person/" + nurse.id() + "/issue");
        registersByLink("Windows Hello");
        console.link("Authenticators of this user").click();
        console.change("Windows Hello", "Refuse");
        console.shows("Refuse authenticator");
        check("refusal");
        console.reason("Somebody else answered");
        console.confirm();
        console.send();
        assertThat(console.success()).containsText("was refused");
        assertThat(console.authenticator("Windows Hello")).hasCount(0);
        clean();
    }

    /** Generates a link for a method, and registers a device by it as the person does, with the passphrase that was told. */
    private void registersByLink(String method) {
        console.choice(method).check();
        console.reason("New starter");
        console.send();
        console.shows("Link generated");
        String link = browser.page().locator("#link").inputValue();
        String passphrase =
                browser.page().locator(".care-identity-console__passphrase").innerText();
        Browser theirs = browsers.open();
        VirtualAuthenticator.plug(theirs, "Security key".equals(method) ? "usb" : "internal");
        theirs.go(URI.create(link));
        theirs.page().locator("#passphrase").fill(passphrase);
        theirs.page().locator("#care-identity-continue").click();
        LoginPages pages = new LoginPages(theirs);
        pages.go().waitFor();
        pages.useDevice();
        pages.go().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void withoutARoleThePageSaysWhichOne() {
        ConsoleRealm.Staff nurse = realm.nurse("Florence", "Applegarth");
        console.logIn(nurse, "");
        console.shows("You do not have the role for this");
        assertThat(browser.page().locator("main")).containsText("Registration Authority Manager (R5080)");
        check("role-missing");
        console.button("Log out").click();
        console.shows("You are not logged in");
        check("logged-out");
        console.button("Log in").click();
        assertThat(new LoginPages(browser).heading()).hasText("Select your login method");
        clean();
    }

    @Test
    void aConsoleThatTheApiDoesNotAnswerIsTriedAgainWithoutLosingThePlace() {
        browser.page().route("**/care-identity-registration/me", Route::abort);
        console.logIn(agent, "#/queue");
        console.shows("The service could not be reached. Check your connection and try again.");
        check("unreachable");
        browser.page().unroute("**/care-identity-registration/me");
        console.button("Try again").click();
        console.shows("Needs attention");
        Response again = browser.page().waitForResponse("**/queue?*", () -> console.link("Needs attention")
                .click());
        assertThat(again.status()).isEqualTo(200);
        clean();
    }

    @Test
    void anAgentOfSeveralOrganisationsChoosesOne() {
        ConsoleRealm.Staff both = realm.person(
                "3",
                "Gwendolen",
                "Fairfax",
                ConsoleRealm.MANAGER,
                ConsoleRealm.ORGANISATION,
                ConsoleRealm.OTHER_ORGANISATION);
        ConsoleRealm.Staff nurse = realm.nurse("Hester", "Prynne-Whitlock");
        console.logIn(both, "");
        console.shows("Choose an organisation");
        check("organisation");
        console.send();
        assertThat(console.error()).isFocused();
        console.choice(ConsoleRealm.OTHER_ORGANISATION).check();
        console.send();
        console.shows("Find an existing user");
        console.find("UUID", nurse.uuid());
        assertThat(browser.page().getByText("No user of your organisation matches"))
                .isVisible();
        console.link("Change organisation").click();
        console.choice(ConsoleRealm.ORGANISATION).check();
        console.send();
        console.find("UUID", nurse.uuid());
        assertThat(console.rows()).hasCount(1);
        clean();
    }

    @Test
    void theConsoleWorksUnderAPolicyThatForbidsEverythingInsideAPage() {
        ConsoleRealm strict = ConsoleRealm.make("care-identity-console-strict");
        strict.policy("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                + " connect-src 'self'");
        List<String> blocked = new ArrayList<>();
        browser.page().exposeFunction("blocked", arguments -> blocked.add((String) arguments[0]));
        browser.page()
                .addInitScript("addEventListener('securitypolicyviolation', event => {"
                        + " if (location.pathname.endsWith('/console')) { blocked(event.blockedURI); } })");
        ConsolePages pages = new ConsolePages(browser, strict);
        ConsoleRealm.Staff nurse = strict.nurse("Philippa", "Wainwright");
        pages.logIn(strict.manager(), "#/person/" + nurse.id() + "/issue");
        pages.choice("Passkey").check();
        pages.reason("New starter");
        pages.send();
        pages.shows("Link generated");
        assertThat((int) browser.page().evaluate("() => document.querySelector('canvas').width"))
                .as("the picture is painted")
                .isNotEqualTo(300);
        assertThat(blocked).isEmpty();
    }
}
