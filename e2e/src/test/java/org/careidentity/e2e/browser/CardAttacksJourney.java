package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import org.careidentity.authenticators.programs.CardHostRecipe;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardSite;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What somebody does with a person whose card is in the reader, where the browser decides how far it goes. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CardSite.LOCK)
class CardAttacksJourney {

    private static final String SIBLING = "https://attacker.care.test/";

    /** Asks for an address in each way in which a page can without leaving. */
    private static final String EMBED =
            """
            async address => {
              const added = (element, attribute) => new Promise(end => {
                element.onload = element.onerror = end;
                element[attribute] = address;
                document.body.append(element);
              });
              await added(document.createElement("img"), "src");
              await added(document.createElement("iframe"), "src");
              await added(document.createElement("script"), "src");
              await fetch(address, { mode: "no-cors", credentials: "include" }).catch(() => {});
            }
            """;

    /** Presses the button, and does not follow to the card host. */
    private static final String PRESS =
            """
            () => fetch(document.getElementById("care-identity-smartcard").getAttribute("action"), {
              method: "POST", body: new URLSearchParams({ action: "card" }), redirect: "manual",
            })
            """;

    @RegisterExtension
    final Browsers browsers = new Browsers(CardChromium::of);

    private CardSite site;
    private CardLogins logins;
    private Browser victim;

    @BeforeEach
    void open() {
        site = CardSite.behind(CardHostRecipe.NGINX);
        logins = CardLogins.of(site);
        site.reader().insert(CardSite.GOOD);
        victim = browsers.open();
    }

    /** The page is the login host's, and names no application: the person may have been lured. */
    private static void isRefused(Response response, Page page) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.url()).startsWith(CardSite.LOGIN + "/");
        assertThat(page.locator("body")).containsText(CardEstate.LOST);
        assertThat(page.locator("body")).not().containsText("Ward round");
        assertThat(page.locator("#care-identity-smartcard-again")).hasCount(0);
    }

    private List<String> reasons(int count) {
        return site.server()
                .admin()
                .get(TestServer.REALM + "/events?type=LOGIN_ERROR&max=" + count)
                .findValuesAsText("error");
    }

    @Test
    void aPersonWhoIsLuredToTheTicketOfSomebodyElseShowsTheirCardForNothing() {
        HttpBrowser attacker = site.stranger();
        URI ticket = logins.ticket(attacker);
        isRefused(victim.page().navigate(ticket.toString()), victim.page());
        assertThat(site.connections().get(site.connections().size() - 1))
                .as("the browser showed it")
                .endsWith("verify=SUCCESS 303");
        assertThat(reasons(1)).containsExactly("care_identity_card_other_browser");
        PageCheck page = new PageCheck();
        page.check(victim, "smartcard-lost", "Your smartcard was not used");
        CardEstate.refused(attacker, ticket);
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void whoPlantsTheDomainCookieFromASiblingGetsACodeThatIsVoid() {
        HttpBrowser attacker = site.stranger();
        URI ticket = logins.ticket(attacker);
        victim.page()
                .route(
                        SIBLING + "**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<!doctype html>")));
        victim.page().navigate(SIBLING);
        attacker.cookies().forEach((name, value) -> victim.page()
                .evaluate("cookie => document.cookie = cookie", name + "=" + value + plantable(name)));
        assertThat(victim.page().context().cookies(CardSite.LOGIN.toString()))
                .as("no sibling can set a __Host- cookie")
                .extracting(cookie -> cookie.name)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("__Secure-care_identity_card_"));

        isRefused(victim.page().navigate(ticket.toString()), victim.page());
        URI back = URI.create(victim.page().url());
        assertThat(back.getHost()).isEqualTo(CardSite.LOGIN.getHost());
        assertThat(back.getQuery()).startsWith("card=");
        assertThat(reasons(1)).containsExactly("care_identity_card_other_browser");
        CardEstate.refused(attacker, back);
        assertThat(reasons(1)).containsExactly("care_identity_card_code_unknown");
    }

    /** Somebody whose ticket is none any more. */
    @Test
    void aPersonWhoseLoginCannotGoOnIsShownTheWayToAllItsMethods() {
        LoginPages login = logins.toThePage(victim);
        victim.page().evaluate(PRESS);
        URI ticket = logins.ticket(site.stranger());
        victim.page().navigate(ticket.toString().replaceAll("=.*", "=" + "A".repeat(43)));
        PageCheck page = new PageCheck();
        page.check(victim, "smartcard-lost-own", "Your smartcard was not used");
        victim.page().locator("#care-identity-smartcard-again").click();
        login.choosingTestUser(site.person());
        assertThat(logins.claims(victim.page()).path("sub").textValue()).isEqualTo(site.person());
        assertThat(page.problems()).isEmpty();
    }

    private static String plantable(String name) {
        return name.startsWith("__") ? "; Domain=care.test; Path=/; Secure" : "";
    }

    @Test
    void whatAForeignPageEmbedsGetsTheCardButNothingForIt() {
        logins.toThePage(victim).useSmartcard();
        logins.claims(victim.page());
        int before = site.connections().size();
        HttpBrowser attacker = site.stranger();
        URI ticket = logins.ticket(attacker);

        assertThat(victim.page().url()).startsWith(Application.REDIRECT);
        victim.page().evaluate(EMBED, ticket.toString());
        assertThat(site.connections().subList(before, site.connections().size()))
                .as("the browser showed the card without a word to the person")
                .hasSize(4)
                .allMatch(line -> line.endsWith("verify=SUCCESS 400"));
        assertThat(reasons(4)).hasSize(4).containsOnly("care_identity_card_not_navigated");
    }

    /** A redirect from the application to the card host and back would all count as begun by a foreign site. */
    @Test
    void anApplicationOnAnotherSiteWhoseOnlyMethodIsTheCardLogsIn() {
        String realm = cardsOnly();
        CardLogins only = CardLogins.of(site, realm);
        victim.go(URI.create(Application.REDIRECT));
        victim.page()
                .evaluate("address => { location = address; }", only.address().toString());
        LoginPages login = new LoginPages(victim);
        assertThat(login.heading()).hasText("Log in with your smartcard");
        assertThat(login.button("Use another login method")).hasCount(0);
        login.useSmartcard();
        assertThat(only.claims(victim.page()).path("sub").textValue()).isEqualTo(site.person());
    }

    private String cardsOnly() {
        String realm = site.server().copyRealm(TestServer.REALM, "care-identity-cards-only");
        Admin admin = site.server().admin();
        site.takeCards(realm);
        People.testUser(admin, realm, "3", "N3_SMARTCARD", site.person());
        String executions = realm + "/authentication/flows/care-identity%20browser/executions";
        for (JsonNode execution : admin.get(executions)) {
            if (execution
                    .path("providerId")
                    .asText()
                    .matches("care-identity-(test-user|windows-hello|security-key|ipad)")) {
                admin.put(executions, ((ObjectNode) execution).put("requirement", "DISABLED"))
                        .ok();
            }
        }
        return realm;
    }
}
