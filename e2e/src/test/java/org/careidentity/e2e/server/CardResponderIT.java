package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.OcspResponder;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real responder says whether cards are revoked, hangs, and is stopped and started again. Every card is a new one: what a
 * responder said of a card counts for a while.
 */
@SideBySide
class CardResponderIT {

    private static final String REALM = "cards-by-responder";
    private static final CardEstate ESTATE = CardEstate.running();
    private static final OcspResponder RESPONDER = ESTATE.responder();

    private static Application application;
    private static String person;

    @BeforeAll
    static void start() {
        ESTATE.server().copyRealm(TestServer.REALM, REALM);
        ESTATE.settings(REALM, Map.of());
        application = Application.create(ESTATE.server(), REALM, "ward");
        person = People.testUser(ESTATE.server().admin(), REALM, "3");
        RESPONDER.start();
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
    }

    /** A card of which the responder alone knows, and knows good. */
    private static CardPki.Card card() {
        CardPki.Card card = ESTATE.cardOf(person, RESPONDER::namedIn);
        RESPONDER.issue(card);
        return card;
    }

    private static Answer logIn(CardPki.Card card) {
        HttpBrowser browser = ESTATE.cards().browser(card);
        return CardEstate.show(browser, CardEstate.toThePage(application, browser));
    }

    /** The detail of the event. */
    private static String refused(CardPki.Card card, String reason, String words) {
        assertThat(logIn(card).page().text()).contains(words);
        JsonNode event = ESTATE.newest(REALM, "LOGIN_ERROR");
        assertThat(event.path("error").textValue()).isEqualTo(reason);
        assertThat(event.at("/details/care_identity_card_serial").textValue())
                .isEqualTo(card.certificate().getSerialNumber().toString(16));
        return event.at("/details/care_identity_card_detail").textValue();
    }

    /** OpenSSL does not read its index again by itself. */
    private static void restart() {
        RESPONDER.close();
        RESPONDER.start();
    }

    @Test
    void aCardThatTheResponderKnowsRevokedIsRefusedAndTheEventSaysWhy() {
        CardPki.Card good = card();
        CardPki.Card revoked = card();
        RESPONDER.revoke(revoked);
        restart();
        assertThat(refused(revoked, "care_identity_card_revoked", "Your smartcard has been cancelled"))
                .contains("keyCompromise");
        assertThat(Application.hasCode(logIn(good))).isTrue();
    }

    @Test
    void whileTheResponderHangsACardIsRefusedAtTheDeadlineAndLogsInAfterwards() {
        CardPki.Card card = card();
        restart();
        RESPONDER.whileItHangs(() -> assertThat(
                        refused(card, "care_identity_card_revocation_unknown", "could not be checked just now"))
                .contains("no answer in time"));
        assertThat(Application.hasCode(logIn(card))).isTrue();
    }

    @Test
    void whileTheResponderHangsACardOfWhichItHasSpokenLogsIn() {
        CardPki.Card card = card();
        restart();
        assertThat(Application.hasCode(logIn(card))).isTrue();
        RESPONDER.whileItHangs(
                () -> assertThat(Application.hasCode(logIn(card))).isTrue());
    }

    @Test
    void aCardThatTheResponderDoesNotKnowIsNotTakenForAGoodOne() {
        refused(
                ESTATE.cardOf(person, RESPONDER::namedIn),
                "care_identity_card_revocation_unknown",
                "could not be checked just now");
    }

    @Test
    void whileTheResponderIsStoppedACardCannotBeCheckedAndLogsInAfterwards() {
        CardPki.Card card = card();
        RESPONDER.close();
        try {
            refused(card, "care_identity_card_revocation_unknown", "could not be checked just now");
        } finally {
            RESPONDER.start();
        }
        assertThat(Application.hasCode(logIn(card))).isTrue();
    }
}
