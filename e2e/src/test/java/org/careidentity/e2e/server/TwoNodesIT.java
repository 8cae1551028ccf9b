package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Told;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.Phone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes of one cluster: whichever answers, a login is one login, and what ends, ends on both. */
@SideBySide
class TwoNodesIT {

    private static final CardPki PKI = CardPki.create();

    /** Of a code, and here of a ticket. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    /** Of one transaction for another, in this database. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final int WINDOWS = 6;
    private static final int ROUNDS = 5;

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
        postgres.query("alter database postgres set lock_timeout = '" + LONGEST_WAIT.toSeconds() + "s'");
        cluster = CardServer.startTwo(
                postgres,
                "--spi-authenticator--care-identity-smartcard--revocation=off",
                "--spi-realm-restapi-extension--care-identity-card--ticket-seconds=" + LIFE.toSeconds());
        MethodSettings.cards(cluster.server().admin(), TestServer.REALM, PKI, Map.of());
        application = Application.create(cluster.server(), TestServer.REALM, "ward");
        atTheOther = Application.create(cluster.server(1), TestServer.REALM, "ward");
        person = People.testUser(cluster.server().admin(), TestServer.REALM, "3");
        card = CardEstate.cardOf(PKI, person, parts -> {});
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
    void ofSeveralFirstLoginsWithANewCardAtTheSameMomentOnBothNodesNoneIsRefused() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String newcomer = People.testUser(cluster.server().admin(), TestServer.REALM, "3");
            remember(newcomer);
            CardPki.Card first = CardEstate.cardOf(PKI, newcomer, parts -> {});
            assertThat(CardRace.run(
                            IntStream.range(0, WINDOWS).mapToObj(window -> cluster.browser(first, () -> window % 2)),
                            browser -> CardEstate.toThePage(application, browser)))
                    .allSatisfy(end ->
                            assertThat(Application.hasCode(end)).as(end.body()).isTrue());
            assertThat(cardsOf(newcomer)).isEqualTo("1");
        }
    }

    /** Has both nodes keep in memory that somebody has no card. */
    private static void remember(String name) {
        for (int node = 0; node < 2; node++) {
            var admin = cluster.server(node).admin();
            String id = admin.user(TestServer.REALM, name).path("id").textValue();
            assertThat(admin.get(TestServer.REALM + "/users/" + id + "/credentials"))
                    .isEmpty();
        }
    }

    private static String cardsOf(String name) {
        return postgres.query("select count(*) from credential where type = 'care-identity-smartcard' and user_id = ("
                + "select id from user_entity where username = '" + name + "')");
    }

    @Test
    void aFirstLoginThatWaitsInVainForAnotherOfThePersonKeepsNothingAndSaysSo() throws Exception {
        String newcomer = People.testUser(cluster.server().admin(), TestServer.REALM, "3");
        CardPki.Card first = CardEstate.cardOf(PKI, newcomer, parts -> {});
        HttpBrowser browser = cluster.browser(first, () -> 0);
        URI back = CardEstate.back(browser, CardEstate.ticket(browser, CardEstate.toThePage(application, browser)));
        Answer end = whileLocked(newcomer, () -> browser.get(back));
        assertThat(end.page().text()).contains("The login could not be completed");
        assertThat(newestRefusal()).isEqualTo("care_identity_authenticator_busy");
        assertThat(cardsOf(newcomer)).isEqualTo("0");
        HttpBrowser again = cluster.browser(first, () -> 0);
        assertThat(Application.hasCode(CardEstate.show(again, CardEstate.toThePage(application, again))))
                .isTrue();
    }

    /** Does something while another transaction, which goes on for longer than the database lets any wait, has a person. */
    private static Answer whileLocked(String name, Callable<Answer> step) throws Exception {
        String anyTransactionHas = "select count(*) from pg_locks where locktype = 'advisory'";
        Callable<Answer> holder = () -> {
            postgres.query("select id from user_entity where username = '" + name + "' for update;"
                    + " select pg_advisory_xact_lock(1); select pg_sleep("
                    + LONGEST_WAIT.plusSeconds(2).toSeconds()
                    + ")");
            return null;
        };
        Callable<Answer> meanwhile = () -> {
            while (postgres.query(anyTransactionHas).equals("0")) {
                Thread.sleep(50);
            }
            return step.call();
        };
        return AtOnce.run(List.of(holder, meanwhile)).get(1);
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

    /** A person with a phone that reaches one node, registered through both. */
    private PushPerson withPhone(int node) {
        PushPerson.offer(cluster.server().admin(), TestServer.REALM, Map.of());
        Phone phone = Phone.inMemory().reaching(realm -> URI.create(cluster.node(node) + realm.getRawPath()));
        PushPerson who =
                new PushPerson(application, AppPerson.withApps(cluster.server().admin(), TestServer.REALM, 0), phone);
        who.registerPhone(inTurn(), "Phone");
        return who;
    }

    @Test
    void aNumberThatOneNodeShowsIsApprovedAtTheOtherAndTheLoginEndsAtEither() {
        for (int end = 0; end < 2; end++) {
            PushPerson who = withPhone(1);
            AtomicInteger at = new AtomicInteger();
            HttpBrowser browser = cluster.browser(null, at::get);
            Answer page = who.ask(browser);
            who.phone().approve(who.request(), PushPerson.number(page));
            at.set(end);
            var claims = application.tokens(PushPerson.goOn(browser, page)).idClaims();
            assertThat(claims.path("sub").textValue()).isEqualTo(who.person().uuid());
        }
    }

    @Test
    void ofFiftyNumbersThatBothNodesGetAtOnceThreeAreLookedAt() throws Exception {
        PushPerson who = withPhone(1);
        HttpBrowser browser = cluster.browser(null, () -> 0);
        LoginRequest request = numberOf(who, browser);
        Phone other = who.phone().reaching(realm -> URI.create(cluster.node(0) + realm.getRawPath()));
        List<Callable<Integer>> guesses = IntStream.range(0, 50)
                .mapToObj(guess -> (Callable<Integer>) () -> Told.status(
                        () -> (guess % 2 == 0 ? other : who.phone()).approve(request, String.format("%06d", guess))))
                .toList();
        List<Integer> answers = AtOnce.run(guesses);
        assertThat(Collections.frequency(answers, 422)).as(answers.toString()).isEqualTo(3);
        // answered, or the person is locked by then
        assertThat(answers)
                .filteredOn(status -> status != 422)
                .hasSize(47)
                .allMatch(status -> status == 409 || status == 403);
    }

    /** Asks until the number is none of those that are guessed. */
    private static LoginRequest numberOf(PushPerson who, HttpBrowser browser) {
        Answer page = who.ask(browser);
        assertThat(Integer.parseInt(PushPerson.number(page)))
                .as("a number that is guessed, one time in 20,000")
                .isGreaterThanOrEqualTo(50);
        return who.request();
    }

    @Test
    void aWaitingBrowserGoesOnWhenItsNodeIsKilled() {
        PushPerson who = withPhone(1);
        AtomicInteger at = new AtomicInteger();
        HttpBrowser browser = cluster.browser(null, at::get);
        Answer page = who.ask(browser);
        cluster.kill(0);
        try {
            at.set(1);
            who.phone().approve(who.request(), PushPerson.number(page));
            Answer end = PushPerson.goOn(browser, page);
            var claims = atTheOther.tokens(end).idClaims();
            assertThat(claims.path("sub").textValue()).isEqualTo(who.person().uuid());
        } finally {
            cluster.startAgain(0);
        }
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
