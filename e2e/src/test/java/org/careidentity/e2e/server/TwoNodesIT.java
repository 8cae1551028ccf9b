package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
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
        return postgres.during(
                "select id from user_entity where username = '" + name + "' for update",
                LONGEST_WAIT.plusSeconds(2),
                step);
    }

    @Test
    void aCardThatIsSuspendedAtTheSameMomentIsNotReplacedByItsSuccessor() {
        var admin = cluster.server().admin();
        String realm = cluster.server().copyRealm(TestServer.REALM, "cards-renewed");
        MethodSettings.cards(admin, realm, PKI, Map.of("renewal", "same-issuer"));
        Application ward = Application.create(cluster.server(), realm, "ward");
        String owner = People.testUser(admin, realm, "3");
        CardPki.Card old = CardEstate.cardOf(PKI, owner, parts -> {});
        assertThat(Application.hasCode(withCard(ward, old))).isTrue();
        String table = "care_identity_authenticator";
        String ofOwner = " where user_id = (select id from user_entity where username = '" + owner + "')";
        // as it is when the login has read the credential before the suspension was committed
        postgres.query("update " + table + " set status = 'SUSPENDED'" + ofOwner);
        CardPki.Card successor = CardEstate.cardOf(
                PKI, owner, parts -> parts.notBefore = Instant.now().minusSeconds(60));
        Answer refused = withCard(ward, successor);
        assertThat(Application.hasCode(refused)).isFalse();
        assertThat(refused.page().text()).contains("switched off here");
        assertThat(postgres.query("select count(*) from " + table + ofOwner)).isEqualTo("1");
        postgres.query("update " + table + " set status = 'ACTIVE'" + ofOwner);
        assertThat(Application.hasCode(withCard(ward, successor))).isTrue();
        assertThat(postgres.query("select count(*) from " + table + ofOwner)).isEqualTo("1");
    }

    private static Answer withCard(Application ward, CardPki.Card shown) {
        HttpBrowser browser = cluster.browser(shown, () -> 0);
        return CardEstate.show(browser, CardEstate.toThePage(ward, browser));
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

    /** Somebody with a session by card that both nodes have seen. */
    private record LoggedIn(String uuid, String path, Application.Tokens tokens) {

        static LoggedIn somebody() {
            String newcomer = People.testUser(cluster.server().admin(), TestServer.REALM, "3");
            HttpBrowser browser = cluster.browser(CardEstate.cardOf(PKI, newcomer, parts -> {}), () -> 0);
            Application.Tokens tokens =
                    application.tokens(CardEstate.show(browser, CardEstate.toThePage(application, browser)));
            assertThat(atTheOther.userInfo(tokens.accessToken()).status()).isEqualTo(200);
            String id = cluster.server()
                    .admin()
                    .user(TestServer.REALM, newcomer)
                    .path("id")
                    .textValue();
            return new LoggedIn(newcomer, TestServer.REALM + "/users/" + id, tokens);
        }

        /** What the person does with their card, on the first node. */
        void own(String action) {
            HttpBrowser browser = cluster.browser(null, () -> 0);
            Answer page = Login.asTestUser(
                    browser,
                    application.begin(
                            browser,
                            Map.of(
                                    "acr_values", "AAL2_OR_AAL3_ANY",
                                    "kc_action", "care-identity-manage-authenticators")),
                    uuid);
            String card = page.page().selectFirst("input[name=credentialId]").val();
            Answer end = browser.submit(page, Map.of("action", action, "credentialId", card, "confirmed", "true"));
            assertThat(end.page().text()).containsAnyOf("is suspended", "Authenticator removed");
        }

        void disable() {
            var admin = cluster.server().admin();
            ObjectNode user = (ObjectNode) admin.get(path);
            admin.put(path, user.put("enabled", false)).ok();
        }

        void leave() {
            cluster.server().admin().delete(path).ok();
        }

        /** How long after the first node's answer the second still took the session, in milliseconds. */
        long measure(Runnable end) {
            end.run();
            long answered = System.nanoTime();
            while (atTheOther.userInfo(tokens.accessToken()).status() == 200) {
                assertThat(Duration.ofNanos(System.nanoTime() - answered)).isLessThan(LIFE);
            }
            return Duration.ofNanos(System.nanoTime() - answered).toMillis();
        }
    }

    @Test
    void whatEndsOnOneNodeEndsOnTheOther() {
        Map<String, Consumer<LoggedIn>> ends = new LinkedHashMap<>();
        ends.put("a card reported lost", somebody -> somebody.own("lost"));
        ends.put("a card removed", somebody -> somebody.own("remove"));
        ends.put("a person disabled", LoggedIn::disable);
        ends.put("a person gone", LoggedIn::leave);
        ends.forEach((name, end) -> {
            List<Long> delays = Stream.generate(LoggedIn::somebody)
                    .limit(ROUNDS)
                    .map(somebody -> somebody.measure(() -> end.accept(somebody)))
                    .toList();
            System.out.println("After the answer of one node, the other ended the session of " + name + " within "
                    + delays + " ms, the question included");
        });
    }

    @Test
    void aCardThatIsReportedLostOnOneNodeLogsInOnNoOther() {
        LoggedIn somebody = LoggedIn.somebody();
        CardPki.Card lost = CardEstate.cardOf(PKI, somebody.uuid(), parts -> {});
        HttpBrowser first = cluster.browser(lost, () -> 1);
        assertThat(Application.hasCode(CardEstate.show(first, CardEstate.toThePage(application, first))))
                .isTrue();
        HttpBrowser page = cluster.browser(null, () -> 0);
        Answer list = Login.asTestUser(
                page,
                application.begin(
                        page,
                        Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators")),
                somebody.uuid());
        for (int card = list.page().select("button[value=lost]").size(); card > 0; card--) {
            list = page.submit(
                    list,
                    Map.of(
                            "action",
                            "lost",
                            "credentialId",
                            list.page()
                                    .selectFirst("form:has(button[value=lost]) input[name=credentialId]")
                                    .val()));
        }
        HttpBrowser again = cluster.browser(lost, () -> 1);
        assertThat(Application.hasCode(CardEstate.show(again, CardEstate.toThePage(application, again))))
                .isFalse();
        assertThat(newestRefusal()).isEqualTo("care_identity_authenticator_suspended");
    }

    @Test
    void whatWaitsForAPhoneEndsOnTheOtherNodeWhenThePhoneIsGone() {
        PushPerson who = withPhone(1);
        HttpBrowser browser = cluster.browser(null, () -> 0);
        Answer page = who.ask(browser);
        who.phones().forEach(phone -> cluster.server(1)
                .admin()
                .delete(TestServer.REALM + "/users/" + who.person().id() + "/credentials/"
                        + phone.path("id").textValue())
                .ok());
        assertThat(PushPerson.goOn(browser, page).page().text()).contains("The request to your phone has ended");
    }
}
