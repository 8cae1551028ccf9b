package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The card host: a card logs in the browser that began the login and held the card, once, and nobody else whatever they lure
 * people to, watch, keep, replay or plant.
 */
@SideBySide
class CardHostIT {

    private static final CardEstate ESTATE = CardEstate.running();
    private static final String LOST = CardServer.LOGIN + "/realms/" + TestServer.REALM + "/care-identity-card/lost";

    /** How long the lines of a certificate's text are but the last and those around it. */
    private static final int WHOLE_LINE = 64;

    private static CardServer cards;
    private static Application application;
    private static String person;
    private static CardPki.Card card;

    @BeforeAll
    static void start() {
        cards = ESTATE.cards();
        application = Application.create(ESTATE.server(), TestServer.REALM, "ward", Map.of("name", "Ward round"));
        person = People.testUser(ESTATE.server().admin(), TestServer.REALM, "3");
        card = ESTATE.cardOf(person);
    }

    private static Answer toThePage(HttpBrowser browser) {
        return CardEstate.toThePage(application, browser);
    }

    private static URI ticket(HttpBrowser browser) {
        return CardEstate.ticket(browser, toThePage(browser));
    }

    private static URI back(HttpBrowser browser, URI ticket) {
        return CardEstate.back(browser, ticket);
    }

    /** Whoever is refused may have been lured: no application is named as theirs. */
    private static Document refused(HttpBrowser browser, URI address) {
        Document page = CardEstate.refused(browser, address).page();
        assertThat(page.text()).contains("Your smartcard was not used").doesNotContain("Ward round");
        assertThat(page.select("form")).isEmpty();
        return page;
    }

    /** The way into a login that the page of a refusal has, for one that this browser began. */
    private static Elements wayOn(Document page) {
        return page.select("a#care-identity-smartcard-again");
    }

    /** Who is refused and began nothing is shown the way into nobody's login. */
    private static void shutOut(HttpBrowser browser, URI address) {
        assertThat(wayOn(refused(browser, address))).isEmpty();
    }

    @Test
    void aCardLogsInTheBrowserThatBegan() {
        HttpBrowser browser = cards.browser(card);
        Answer page = toThePage(browser);
        assertThat(page.page().text()).contains("Insert your smartcard");
        JsonNode claims = application.tokens(CardEstate.show(browser, page)).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("3");
        assertThat(claims.path("amr").toString()).contains("N3_SMARTCARD");
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of(
                        "expired",
                        ESTATE.cardOf(person, parts -> {
                            parts.notBefore = Instant.now().minus(Duration.ofMinutes(30));
                            parts.notAfter = Instant.now().minus(Duration.ofMinutes(10));
                        }),
                        "care_identity_card_expired",
                        "Your smartcard has expired"),
                Arguments.of(
                        "revoked",
                        ESTATE.cardOf(person, parts -> parts.serial = CardEstate.REVOKED),
                        "care_identity_card_revoked",
                        "has been cancelled"),
                Arguments.of(
                        "of another authority of the same name",
                        CardPki.create().card(parts -> parts.subject = CardPki.name(person + "_RANDOM_USERQ")),
                        "care_identity_card_path",
                        "not one for logging in here"),
                Arguments.of(
                        "that signs prescriptions",
                        ESTATE.cardOf(person, parts -> CardPki.keyUsage(parts, KeyUsage.nonRepudiation, true)),
                        "care_identity_card_key_usage",
                        "not one for logging in here"),
                Arguments.of(
                        "of nobody here",
                        ESTATE.cardOf("999999999999", parts -> {}),
                        "care_identity_card_of_nobody",
                        "nobody is known here by it"),
                Arguments.of("that is none", null, "care_identity_card_none", "No smartcard was found"));
    }

    @ParameterizedTest(name = "a card {0}")
    @MethodSource("unacceptable")
    void aCardThatIsNotAcceptedIsRefusedWithItsReason(String what, CardPki.Card other, String reason, String words) {
        HttpBrowser browser = cards.browser(other);
        Answer page = browser.get(back(browser, ticket(browser)));
        assertThat(page.page().text()).contains(words);
        JsonNode event = ESTATE.newest(TestServer.REALM, "LOGIN_ERROR");
        assertThat(event.path("error").textValue()).isEqualTo(reason);
        assertThat(event.at("/details/care_identity_card_serial").textValue())
                .isEqualTo(
                        other == null
                                ? null
                                : other.certificate().getSerialNumber().toString(16));
        assertThat(event.at("/details/care_identity_card_issuer").textValue())
                .isEqualTo(
                        other == null
                                ? null
                                : other.certificate().getIssuerX500Principal().getName());
        assertThat(page.page().select("button[value=card]")).as("another try").hasSize(1);
    }

    @Test
    void noCertificateIsLeftInTheLog() {
        CardPki.Card expired =
                ESTATE.cardOf(person, parts -> parts.notAfter = Instant.now().minus(Duration.ofMinutes(10)));
        for (CardPki.Card shown : List.of(expired, card)) {
            HttpBrowser browser = cards.browser(shown);
            CardEstate.show(browser, toThePage(browser));
        }
        String log = cards.log();
        assertThat(log)
                .as("the refusal is in it")
                .contains(expired.certificate().getSerialNumber().toString(16));
        for (CardPki.Card shown : List.of(expired, card)) {
            assertThat(Pem.of(shown.certificate()).lines())
                    .filteredOn(line -> line.length() >= WHOLE_LINE)
                    .isNotEmpty()
                    .noneMatch(log::contains)
                    .noneMatch(line -> log.contains(URLEncoder.encode(line, StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void aPersonWhoWasLuredToTheTicketOfSomebodyElseShowsTheirCardForNothing() {
        HttpBrowser attacker = cards.browser(null);
        URI ticket = ticket(attacker);
        HttpBrowser victim = cards.browser(card);
        shutOut(victim, ticket);
        refused(attacker, ticket);
    }

    @Test
    void theCodeOfALuredPersonIsVoidBeforeTheirOwnBrowserIsRefused() {
        HttpBrowser attacker = cards.browser(null);
        URI ticket = ticket(attacker);
        HttpBrowser victim = cards.browser(card);
        plantDomainCookie(attacker, victim);
        URI back = back(victim, ticket);
        shutOut(victim, back);
        refused(attacker, back);
    }

    /** As somebody does who has a sibling of the two hosts. */
    private static void plantDomainCookie(HttpBrowser from, HttpBrowser to) {
        from.cookies().forEach((name, value) -> {
            if (name.startsWith("__Secure-care_identity_card_")) {
                to.cookie(name, value);
            }
        });
    }

    @Test
    void aLoginOfTheirOwnDoesNotHelpALuredPersonsCardIntoSomebodyElses() {
        HttpBrowser attacker = cards.browser(null);
        HttpBrowser victim = cards.browser(card);
        ticket(victim);
        refused(victim, ticket(attacker));
    }

    @Test
    void aFinishedCodeOfSomebodyElseDoesNotLogAPersonInAsThem() {
        HttpBrowser attacker = cards.browser(card);
        URI back = back(attacker, ticket(attacker));
        HttpBrowser victim = cards.browser(null);
        ticket(victim);
        refused(victim, back);
        refused(attacker, back);
    }

    @Test
    void ticketsAndCodesAreGoodOnce() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        URI back = back(browser, ticket);
        refused(browser, ticket);
        assertThat(browser.visit(back).status()).isEqualTo(303);
        refused(browser, back);
    }

    @Test
    void ofTwentyWhoShowATicketOrACodeAtTheSameMomentOneSucceeds() throws Exception {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        List<Answer> shown = AtOnce.run(Collections.nCopies(20, () -> browser.visit(ticket)));
        assertThat(shown).allMatch(answer -> answer.status() == 303);
        assertThat(shown.stream().filter(CardEstate::isLeft)).hasSize(19);
        URI back = URI.create(shown.stream()
                .filter(answer -> !CardEstate.isLeft(answer))
                .findFirst()
                .orElseThrow()
                .location());
        List<Answer> returned = AtOnce.run(Collections.nCopies(20, () -> browser.visit(back)));
        assertThat(returned.stream().filter(answer -> answer.status() == 303)).hasSize(1);
        assertThat(returned.stream().filter(answer -> answer.status() == 400)).hasSize(19);
    }

    @Test
    void aTicketThatTheServerDidNotMakeIsNone() {
        HttpBrowser browser = cards.browser(card);
        String made = ticket(browser).toString();
        String base = made.substring(0, made.indexOf('?'));
        refused(browser, URI.create(base + "?ticket=" + "A".repeat(43)));
        refused(browser, URI.create(base + "?ticket=short"));
        refused(browser, URI.create(base));
    }

    @Test
    void aTicketIsOfItsRealm() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        shutOut(browser, URI.create(ticket.toString().replace("/realms/care-identity/", "/realms/master/")));
        assertThat(back(browser, ticket)).as("still good in its own").hasParameter("card");
    }

    @Test
    void theLoginHostAsksForNoCardAndTheCardHostLogsNobodyIn() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        assertThat(browser.visit(URI.create(
                                ticket.toString().replace(CardServer.CARD.toString(), CardServer.LOGIN.toString())))
                        .status())
                .isEqualTo(404);
        URI back = back(browser, ticket);
        assertThat(browser.visit(URI.create(
                                back.toString().replace(CardServer.LOGIN.toString(), CardServer.CARD.toString())))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStolenSessionCookieIsNotTheBrowserThatBegan() {
        HttpBrowser browser = cards.browser(card);
        URI back = back(browser, ticket(browser));
        HttpBrowser thief = cards.browser(null);
        browser.cookies().forEach((name, value) -> {
            if (!name.startsWith("__Host-care_identity_card_")) {
                thief.cookie(name, value);
            }
        });
        shutOut(thief, URI.create(LOST));
        shutOut(thief, back);
    }

    /** Certificates are public, so that the headers of anybody's card can be written by anybody. */
    @Test
    void whoeverReachesTheServerPastItsProxyShowsNobodysCard() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        Answer answer = cards.pastTheProxy(browser, ticket, card);
        assertThat(CardEstate.isLeft(answer)).as(answer.location()).isTrue();
        JsonNode event = ESTATE.newest(TestServer.REALM, "LOGIN_ERROR");
        assertThat(event.path("error").textValue()).isEqualTo("care_identity_card_host_unusable");
        assertThat(event.path("ipAddress").textValue()).isEqualTo(CardServer.STRANGER);
        assertThat(cards.logged("The card host takes no card: the request came from " + CardServer.STRANGER))
                .isEqualTo(1);
        assertThat(back(browser, ticket))
                .as("the same ticket, cookies and headers, by the proxy")
                .hasParameter("card");
    }

    @Test
    void aRealmWhoseLoginHostIsTheCardHostOffersNoSmartcardAndTheLogSaysWhyOnce() {
        String realm = "cards-one-host";
        Admin admin = ESTATE.server().admin();
        ESTATE.server().copyRealm(TestServer.REALM, realm);
        ESTATE.settings(realm, Map.of());
        Application there = Application.create(ESTATE.server(), realm, "ward");
        assertThat(methods(there)).contains("smartcard", "security-key");
        ObjectNode changed = (ObjectNode) admin.get(realm);
        changed.withObject("/attributes").put("frontendUrl", CardServer.CARD.toString());
        admin.put(realm, changed).ok();
        for (int pages = 0; pages < 2; pages++) {
            assertThat(methods(there)).contains("security-key").doesNotContain("smartcard");
        }
        assertThat(cards.logged("smartcard is not offered in the realm " + realm + ": the card host is the login host"))
                .isEqualTo(1);
    }

    private static List<String> methods(Application application) {
        return application
                .begin(cards.browser(null), Map.of("acr_values", "AAL3_ANY"))
                .page()
                .select("input[name=method]")
                .eachAttr("value");
    }

    @Test
    void aStolenSessionInTheAddressIsNotTheBrowserThatBegan() {
        HttpBrowser browser = cards.browser(card);
        URI back = back(browser, ticket(browser));
        String stolen = HttpBrowser.form(Map.of("auth_session_id", browser.cookie("AUTH_SESSION_ID")));
        HttpBrowser thief = cards.browser(null);
        shutOut(thief, URI.create(LOST + "?" + stolen));
        shutOut(thief, URI.create(back + "&" + stolen));
        refused(browser, back);
    }

    @Test
    void aCodeOfOneTabIsNothingInTheLoginOfAnother() {
        HttpBrowser browser = cards.browser(card);
        Answer first = pageOfTab(browser, "first");
        Answer second = pageOfTab(browser, "second");
        URI firstBack = back(browser, CardEstate.ticket(browser, first));
        URI delivered = URI.create(browser.visit(firstBack).location());
        String crossed = delivered.toString().replace(tab(delivered), tab(second.action()));
        for (URI taken : List.of(URI.create(crossed), second.action())) {
            Answer end = browser.get(taken);
            assertThat(Application.hasCode(end)).as(taken.toString()).isFalse();
        }
        Answer end = browser.get(delivered);
        assertThat(Application.hasCode(end)).isTrue();
        assertThat(end.parameter("state")).isEqualTo("first");
    }

    private static String tab(URI address) {
        return "tab_id=" + HttpBrowser.parameters(address).get("tab_id");
    }

    @Test
    void twoTabsThatEndInTheOtherOrderEndTheirOwnLogins() {
        HttpBrowser browser = cards.browser(card);
        URI first = ticketOfTab(browser, "first");
        URI second = ticketOfTab(browser, "second");
        URI secondBack = back(browser, second);
        URI firstBack = back(browser, first);
        Answer firstEnd = browser.get(firstBack);
        assertThat(Application.hasCode(firstEnd)).isTrue();
        assertThat(firstEnd.parameter("state")).isEqualTo("first");
        assertThat(browser.get(secondBack).parameter("state")).isEqualTo("second");
    }

    private static URI ticketOfTab(HttpBrowser browser, String state) {
        return CardEstate.ticket(browser, pageOfTab(browser, state));
    }

    private static Answer pageOfTab(HttpBrowser browser, String state) {
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_ANY", "state", state));
        return browser.submit(methods, Map.of("method", "smartcard"));
    }

    @Test
    void aBrowserWhoseTicketIsGoneGoesOnInTheLoginThatItBeganWithAnotherMethod() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        cards.browser(null).visit(ticket);
        Elements way = wayOn(refused(browser, ticket));
        assertThat(way).hasSize(1);
        Answer methods = browser.get(URI.create(way.attr("href")));
        Answer page = browser.submit(methods, Map.of("method", "test-user"));
        assertThat(Application.hasCode(browser.submit(page, Map.of("username", person))))
                .isTrue();
    }

    @Test
    void whoeverIsSentToThePageOfARefusalGetsNoFurtherThanThat() {
        shutOut(cards.browser(card), URI.create(LOST));
        assertThat(cards.browser(card)
                        .visit(URI.create(LOST.replace(CardServer.LOGIN.toString(), CardServer.CARD.toString())))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatAForeignPageEmbedsIsNotShownACard() {
        for (String destination : List.of("image", "iframe", "empty", "script")) {
            HttpBrowser browser = cards.browser(card, Map.of("Sec-Fetch-Dest", destination));
            Answer answer = browser.visit(ticket(cards.browser(card)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEmpty();
        }
        HttpBrowser navigating = cards.browser(card, Map.of("Sec-Fetch-Dest", "document"));
        assertThat(back(navigating, ticket(navigating))).hasParameter("card");
    }
}
