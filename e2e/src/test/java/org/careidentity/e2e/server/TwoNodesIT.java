package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes of one cluster: whichever answers, a login is one login, and what ends, ends on both. */
@SideBySide
class TwoNodesIT {

    private static final CardPki PKI = CardPki.create();

    /** Of a code, and here of a ticket. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    private static Postgres postgres;
    private static CardServer cluster;
    private static Application application;
    private static Application atTheOther;
    private static String person;
    private static CardPki.Card card;

    private final AtomicInteger next = new AtomicInteger();

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        cluster = CardServer.startTwo(
                postgres,
                "--spi-authenticator--care-identity-smartcard--revocation=off",
                "--spi-realm-restapi-extension--care-identity-card--ticket-seconds=" + LIFE.toSeconds());
        MethodSettings.cards(cluster.server().admin(), TestServer.REALM, PKI, Map.of());
        application = Application.create(cluster.server(), TestServer.REALM, "ward");
        atTheOther = Application.create(cluster.server(1), TestServer.REALM, "ward");
        person = People.testUser(cluster.server().admin(), TestServer.REALM, "3");
        card = PKI.card(parts -> parts.subject = CardPki.name(person + "_RANDOM_USERQ"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        postgres.close();
    }

    /** A browser whose requests the proxy hands to one node and the other in turn. */
    private HttpBrowser inTurn() {
        return cluster.browser(card, () -> next.getAndIncrement() % 2);
    }

    @Test
    void aLoginByCardGoesToAndFroBetweenTheNodes() {
        HttpBrowser browser = inTurn();
        Answer page = CardEstate.toThePage(application, browser);
        var claims = application.tokens(CardEstate.show(browser, page)).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(next).as("requests").hasValueGreaterThan(5);
    }

    @Test
    void aTicketAndACodeAreGoodOnceOnBothNodesTogether() throws Exception {
        HttpBrowser browser = inTurn();
        URI ticket = CardEstate.ticket(browser, CardEstate.toThePage(application, browser));
        List<Answer> shown = visits(browser, ticket);
        assertThat(shown.stream().filter(CardEstate::isLeft)).hasSize(19);
        URI back = URI.create(shown.stream()
                .filter(answer -> !CardEstate.isLeft(answer))
                .findFirst()
                .orElseThrow()
                .location());
        List<Answer> returned = visits(browser, back);
        assertThat(returned.stream().filter(answer -> answer.status() == 303)).hasSize(1);
        assertThat(returned.stream().filter(answer -> answer.status() == 400)).hasSize(19);
    }

    private static List<Answer> visits(HttpBrowser browser, URI address) throws Exception {
        return AtOnce.run(Collections.nCopies(20, () -> browser.visit(address)));
    }

    @Test
    void aTicketAndACodeThatComeTooLateAreNone() throws InterruptedException {
        HttpBrowser first = inTurn();
        URI back = CardEstate.back(first, CardEstate.ticket(first, CardEstate.toThePage(application, first)));
        HttpBrowser second = inTurn();
        URI ticket = CardEstate.ticket(second, CardEstate.toThePage(application, second));
        Thread.sleep(LIFE.plusSeconds(1).toMillis());
        CardEstate.refused(first, back);
        assertThat(newestRefusal()).isEqualTo("care_identity_card_code_unknown");
        CardEstate.refused(second, ticket);
        assertThat(newestRefusal()).isEqualTo("care_identity_card_ticket_unknown");
    }

    private static String newestRefusal() {
        return cluster.server()
                .admin()
                .get(TestServer.REALM + "/events?type=LOGIN_ERROR&max=1")
                .at("/0/error")
                .textValue();
    }

    @Test
    void whatACardProvedEndsOnTheOtherNodeToo() {
        HttpBrowser browser = cluster.browser(card, () -> 0);
        Application.Tokens tokens =
                application.tokens(CardEstate.show(browser, CardEstate.toThePage(application, browser)));
        Application.Tokens refreshed = atTheOther.refresh(tokens);
        var admin = cluster.server().admin();
        String users = TestServer.REALM + "/users/"
                + admin.user(TestServer.REALM, person).path("id").textValue();
        admin.get(users + "/credentials").forEach(credential -> admin.delete(
                        users + "/credentials/" + credential.path("id").textValue())
                .ok());
        assertThat(atTheOther
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", refreshed.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
    }
}
