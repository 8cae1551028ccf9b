package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.OcspResponder;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the server says so, cards log in while their responder hangs, with an event, unless they are known revoked. */
@SideBySide
class SoftFailIT {

    private static final int PORT = 18682;
    private static final String UNKNOWN = "/details/care_identity_card_revocation_unknown";

    private static RevocationServer lists;
    private static OcspResponder responder;
    private static CardServer cards;
    private static CardPki pki;
    private static Application application;
    private static String person;

    @BeforeAll
    static void start() {
        lists = new RevocationServer();
        pki = CardPki.at("http://" + lists.host() + "/crl");
        lists.put("root.crl", new CrlParts(1).signedBy(pki.root()));
        responder = new OcspResponder(TestServer.target("soft-fail-responder"), pki);
        cards = CardServer.start(
                "card-soft-fail",
                PORT,
                Map.of(),
                "--spi-authenticator--care-identity-smartcard--revocation-soft-fail=true",
                "--spi-authenticator--care-identity-smartcard--revocation-hosts=" + lists.host() + ","
                        + responder.host());
        MethodSettings.cards(cards.server().admin(), TestServer.REALM, pki, Map.of());
        application = Application.create(cards.server(), TestServer.REALM, "ward");
        person = People.testUser(cards.server().admin(), TestServer.REALM, "3");
    }

    @AfterAll
    static void stop() {
        cards.close();
        lists.close();
    }

    private static CardPki.Card card() {
        return CardEstate.cardOf(pki, person, responder::namedIn);
    }

    private static Answer logIn(CardPki.Card card) {
        HttpBrowser browser = cards.browser(card);
        return CardEstate.show(browser, CardEstate.toThePage(application, browser));
    }

    private static JsonNode newest(String type) {
        return cards.server()
                .admin()
                .get(TestServer.REALM + "/events?type=" + type + "&max=1")
                .path(0);
    }

    @Test
    void whileTheResponderHangsACardLogsInAndTheEventSaysSo() {
        CardPki.Card card = card();
        responder.issue(card);
        responder.start();
        try {
            responder.whileItHangs(
                    () -> assertThat(Application.hasCode(logIn(card))).isTrue());
            assertThat(newest("LOGIN").at(UNKNOWN).textValue()).contains("no answer in time");
            assertThat(Application.hasCode(logIn(card))).isTrue();
            assertThat(newest("LOGIN").at(UNKNOWN).isMissingNode())
                    .as("the responder has answered")
                    .isTrue();
        } finally {
            responder.close();
        }
    }

    @Test
    void whileTheResponderHangsACardThatItHasCalledRevokedStaysRefused() {
        CardPki.Card card = card();
        responder.revoke(card);
        responder.start();
        try {
            assertRevoked(card);
            responder.whileItHangs(() -> assertRevoked(card));
        } finally {
            responder.close();
        }
    }

    private static void assertRevoked(CardPki.Card card) {
        assertThat(logIn(card).page().text()).contains("Your smartcard has been cancelled");
        assertThat(newest("LOGIN_ERROR").path("error").textValue()).isEqualTo("care_identity_card_revoked");
    }
}
