package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
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

    private static CardServer cards;
    private static Application application;
    private static String person;
    private static CardPki.Card card;

    @BeforeAll
    static void start() {
        cards = ESTATE.cards();
        application = Application.create(ESTATE.server(), TestServer.REALM, "ward");
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

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.location()).isNull();
        assertThat(answer.page().text()).contains("This login by smartcard cannot go on");
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
        assertThat(event.at("/details/care_identity_card_serial").isMissingNode())
                .isEqualTo(other == null);
        assertThat(page.page().select("button[value=card]")).as("another try").hasSize(1);
    }

    @Test
    void aPersonWhoWasLuredToTheTicketOfSomebodyElseShowsTheirCardForNothing() {
        HttpBrowser attacker = cards.browser(null);
        URI ticket = ticket(attacker);
        HttpBrowser victim = cards.browser(card);
        refused(victim.visit(ticket));
        refused(attacker.visit(ticket));
    }

    @Test
    void theCodeOfALuredPersonIsVoidBeforeTheirOwnBrowserIsRefused() {
        HttpBrowser attacker = cards.browser(null);
        URI ticket = ticket(attacker);
        HttpBrowser victim = cards.browser(card);
        plantDomainCookie(attacker, victim);
        URI back = back(victim, ticket);
        refused(victim.visit(back));
        refused(attacker.visit(back));
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
        refused(victim.visit(ticket(attacker)));
    }

    @Test
    void aFinishedCodeOfSomebodyElseDoesNotLogAPersonInAsThem() {
        HttpBrowser attacker = cards.browser(card);
        URI back = back(attacker, ticket(attacker));
        HttpBrowser victim = cards.browser(null);
        ticket(victim);
        refused(victim.visit(back));
        refused(attacker.visit(back));
    }

    @Test
    void ticketsAndCodesAreGoodOnce() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        URI back = back(browser, ticket);
        refused(browser.visit(ticket));
        assertThat(browser.visit(back).status()).isEqualTo(303);
        refused(browser.visit(back));
    }

    @Test
    void ofTwentyWhoShowATicketOrACodeAtTheSameMomentOneSucceeds() throws Exception {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        List<Answer> shown = AtOnce.run(Collections.nCopies(20, () -> browser.visit(ticket)));
        assertThat(shown.stream().filter(answer -> answer.status() == 303)).hasSize(1);
        assertThat(shown.stream().filter(answer -> answer.status() == 400)).hasSize(19);
        URI back = URI.create(shown.stream()
                .filter(answer -> answer.status() == 303)
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
        refused(browser.visit(URI.create(base + "?ticket=" + "A".repeat(43))));
        refused(browser.visit(URI.create(base + "?ticket=short")));
        refused(browser.visit(URI.create(base)));
    }

    @Test
    void aTicketIsOfItsRealm() {
        HttpBrowser browser = cards.browser(card);
        URI ticket = ticket(browser);
        refused(browser.visit(URI.create(ticket.toString().replace("/realms/care-identity/", "/realms/master/"))));
        assertThat(browser.visit(ticket).status()).as("still good in its own").isEqualTo(303);
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
        refused(thief.visit(back));
    }

    @Test
    void twoTabsThatEndInTheOtherOrderEndTheirOwnLogins() {
        HttpBrowser browser = cards.browser(card);
        URI first = ticket(browser);
        URI second = ticket(browser);
        URI secondBack = back(browser, second);
        URI firstBack = back(browser, first);
        assertThat(Application.hasCode(browser.get(firstBack))).isTrue();
        assertThat(browser.visit(secondBack).status()).isIn(303, 400);
    }

    @Test
    void whatAForeignPageEmbedsIsNotShownACard() {
        for (String destination : List.of("image", "iframe", "empty", "script")) {
            HttpBrowser browser = cards.browser(card, Map.of("Sec-Fetch-Dest", destination));
            URI ticket = ticket(cards.browser(card));
            refused(browser.visit(ticket));
        }
        HttpBrowser navigating = cards.browser(card, Map.of("Sec-Fetch-Dest", "document"));
        assertThat(navigating.visit(ticket(navigating)).status()).isEqualTo(303);
    }
}
