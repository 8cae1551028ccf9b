package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One ward PC, two people: the second gets their own session, the first's ends, and no page names the first. */
@SideBySide
class ShiftChangeJourney {

    private static final String END_SESSION = "Not you? End that session and log in yourself";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private Clinician first;
    private Clinician second;
    private Browser browser;
    private SamplePages application;
    private LoginPages login;

    @BeforeEach
    void theFirstPersonLogsIn() {
        first = Clinician.atLevel("2", "Ottilie", "Marchbanks");
        second = Clinician.atLevel("3", "Bartholomew", "Quenby");
        browser = browsers.open();
        application = new SamplePages(browser);
        login = new LoginPages(browser);
        application.pressCareIdentityButton();
        login.choosingTestUser(first.uuid());
        assertThat(application.greetedName()).hasText(first.name());
    }

    @Test
    void theSecondPersonIsGreetedAndNoPageOnTheWayNamesTheFirst() {
        browser.forgetVisited();
        application.pressCareIdentityButton();
        assertThat(login.notYou()).hasText(END_SESSION);
        login.continueLogin();
        assertThat(login.error()).isVisible();
        assertThat(login.notYou()).hasText(END_SESSION);
        login.choose("passkey");
        assertThat(login.heading()).hasText("Log in with your passkey");
        assertThat(login.notYou()).hasText(END_SESSION);
        login.anotherMethod();
        assertThat(login.notYou()).hasText(END_SESSION);
        login.choose("test-user");
        assertThat(login.notYou()).hasText(END_SESSION);
        login.asTestUser("999999999999");
        assertThat(login.error()).isVisible();
        assertThat(login.notYou()).hasText(END_SESSION);
        login.asTestUser(second.uuid());

        assertThat(application.greetedName()).hasText(second.name());
        assertThat(pagesOf(TestServer.running().origin())).hasSizeGreaterThanOrEqualTo(6);
        assertThat(pagesNaming(first)).isEmpty();
        assertThat(pagesNaming(second)).as("pages that name the second").hasSize(1);
    }

    @Test
    void theFirstPersonsApplicationSessionEndsByBackChannelLogout() {
        Browser elsewhere = withTheSessionThatLeftThisBrowser();

        application.pressCareIdentityButton();
        login.choosingTestUser(second.uuid());
        assertThat(application.greetedName()).hasText(second.name());

        elsewhere.go(SamplePages.address("/home"));
        assertThat(new SamplePages(elsewhere).careIdentityButton()).isVisible();
        assertThat(elsewhere.page()).hasURL(SamplePages.address("/").toString());
        browser.go(SamplePages.address("/home"));
        assertThat(application.greetedName()).hasText(second.name());
    }

    @Test
    void notYouEndsTheFirstPersonsSessionAndBeginsAnew() {
        Browser elsewhere = withTheSessionThatLeftThisBrowser();

        application.pressCareIdentityButton();
        login.notYou().click();
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(login.notYou()).hasCount(0);
        elsewhere.go(SamplePages.address("/home"));
        assertThat(new SamplePages(elsewhere).careIdentityButton()).isVisible();

        login.choosingTestUser(second.uuid());
        assertThat(application.greetedName()).hasText(second.name());
    }

    @Test
    void aStepUpOffersToEndTheSessionAndIsOpenToTheSecondPerson() {
        Application stronger = Application.create(TestServer.running(), TestServer.REALM, "stronger-ward-application");
        browser.forgetVisited();
        browser.go(stronger.authorizationRequest(Map.of("acr_values", "AAL3_ANY")));
        assertThat(login.heading()).hasText("Select your login method");
        assertThat(login.notYou()).hasText(END_SESSION);
        login.choosingTestUser(second.uuid());

        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("code=");
        assertThat(pagesNaming(first)).isEmpty();
    }

    @Test
    void singleSignOnOfAnotherApplicationShowsNoPage() {
        Application other = Application.create(TestServer.running(), TestServer.REALM, "another-ward-application");
        browser.forgetVisited();
        browser.go(other.authorizationRequest(Map.of("acr_values", "AAL2_OR_AAL3_ANY")));

        assertThat(browser.page().url()).startsWith("http://application.test/").contains("code=");
        assertThat(pagesOf(TestServer.running().origin())).isEmpty();
        assertThat(pagesOf("http://application.test")).hasSize(1);
    }

    /**
     * Moves the application's cookie to another browser. The application ends the session of a browser that begins a
     * login: only a session that is not in this browser can show that the issuer ended it.
     */
    private Browser withTheSessionThatLeftThisBrowser() {
        Browser elsewhere = browsers.open();
        elsewhere.takeCookie(
                SamplePages.address("/"),
                SamplePages.SESSION_COOKIE,
                browser.cookie(SamplePages.address("/"), SamplePages.SESSION_COOKIE));
        browser.dropCookie(SamplePages.SESSION_COOKIE);
        elsewhere.go(SamplePages.address("/home"));
        assertThat(new SamplePages(elsewhere).greetedName()).hasText(first.name());
        return elsewhere;
    }

    private List<URI> pagesOf(String origin) {
        return addresses(visited -> visited.address().toString().startsWith(origin));
    }

    private List<URI> pagesNaming(Clinician person) {
        return addresses(visited -> Stream.of(person.uuid(), person.givenName(), person.familyName())
                .anyMatch(visited.html()::contains));
    }

    private List<URI> addresses(Predicate<Browser.Visited> which) {
        return browser.visited().stream()
                .filter(which)
                .map(Browser.Visited::address)
                .toList();
    }
}
