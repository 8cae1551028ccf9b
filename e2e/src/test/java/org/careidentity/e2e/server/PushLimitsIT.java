package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Told;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.RealmRefusedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stops somebody who asks a phone until its owner gives in, guesses the number, or comes late. */
@SideBySide
class PushLimitsIT {

    private static final String REALM = "push-limits";
    private static final String LOCKING = "push-locking";

    private static Admin admin;
    private static Application application;
    private static Application locking;

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        // what locks a person has a realm of its own
        admin.put(REALM, Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", 1000))
                .ok();
        PushPerson.offer(admin, REALM, Map.of());
        application = Application.create(server, REALM, "application");
        server.copyRealm(TestServer.REALM, LOCKING);
        admin.put(LOCKING, Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", 2, "waitIncrementSeconds", 120))
                .ok();
        PushPerson.offer(admin, LOCKING, Map.of());
        locking = Application.create(server, LOCKING, "application");
    }

    private static PushPerson somebody() {
        return PushPerson.with(admin, REALM, application);
    }

    @Test
    void afterThreeRequestsInTenMinutesNothingIsSent() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        for (int more = 0; more < 2; more++) {
            page = browser.submit(page, Map.of("action", "send-again"));
            assertThat(PushPerson.showsNumber(page)).isTrue();
        }
        Answer fourth = browser.submit(page, Map.of("action", "send-again"));
        assertThat(PushPerson.showsNumber(fourth)).isFalse();
        assertThat(fourth.page().text()).contains("Wait 10 minutes");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_too_many");
        assertThat(who.phone().requests()).isEmpty();
        assertThat(PushPerson.showsNumber(who.ask(new HttpBrowser())))
                .as("another browser")
                .isFalse();
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void aDenialEndsTheLoginAndPausesPushForThePerson() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        who.phone().deny(who.request(), false);
        Answer end = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(end)).isFalse();
        assertThat(end.page().text()).contains("The request was denied on your phone");
        assertThat(who.person().loginErrors()).containsExactly("care_identity_push_denied");
        Answer again = who.ask(new HttpBrowser());
        assertThat(again.page().text()).contains("A request was denied on your phone a short while ago");
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void thisWasNotMeIsAnEventOfItsOwn() {
        PushPerson who = somebody();
        who.ask(browser);
        who.phone().deny(who.request(), true);
        assertThat(who.person().loginErrors()).containsExactly("care_identity_push_not_me");
        assertThat(who.ask(new HttpBrowser()).page().text()).contains("short while ago");
    }

    @Test
    void threeOtherNumbersEndTheRequest() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        String other = PushPerson.another(PushPerson.number(page));
        for (int left = 2; left >= 0; left--) {
            int expected = left;
            assertThatThrownBy(() -> who.phone().approve(request, other))
                    .isInstanceOfSatisfying(RealmRefusedException.class, refused -> assertThat(
                                    refused.triesLeft().getAsInt())
                            .isEqualTo(expected));
        }
        assertThat(Told.by(() -> who.phone().approve(request, PushPerson.number(page))))
                .isEqualTo("409 care_identity_push_answered");
        Answer end = PushPerson.goOn(browser, page);
        assertThat(end.page().text()).contains("The wrong number was typed on your phone too often");
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void ofFiftyNumbersAtOnceThreeAreLookedAt() throws Exception {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        String right = PushPerson.number(page);
        List<Callable<String>> guesses = IntStream.range(0, 50)
                .mapToObj(guess -> String.format("%06d", (Integer.parseInt(right) + 1 + guess) % 1_000_000))
                .map(guess -> (Callable<String>) () -> Told.by(() -> who.phone().approve(request, guess)))
                .toList();
        List<String> answers = AtOnce.run(guesses);
        assertThat(Collections.frequency(answers, "422 care_identity_push_number"))
                .as(answers.toString())
                .isEqualTo(3);
        assertThat(Collections.frequency(answers, "409 care_identity_push_answered"))
                .as(answers.toString())
                .isEqualTo(47);
        assertThat(Told.by(() -> who.phone().approve(request, right))).isEqualTo("409 care_identity_push_answered");
        long counted = StreamSupport.stream(
                        admin.get(REALM + "/events?type=LOGIN_ERROR&max=100&user="
                                        + who.person().id())
                                .spliterator(),
                        false)
                .filter(event -> event.path("error").textValue().equals("care_identity_push_number"))
                .count();
        assertThat(counted).as("events").isEqualTo(3);
    }

    @Test
    void wrongNumbersLockWhatCanBeGuessed() {
        PushPerson who = PushPerson.with(admin, LOCKING, locking);
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        String other = PushPerson.another(PushPerson.number(page));
        assertThat(Told.by(() -> who.phone().approve(request, other))).startsWith("422");
        who.person().failures(1);
        assertThat(Told.by(() -> who.phone().approve(request, other))).startsWith("422");
        who.person().failures(2);
        assertThat(Told.by(() -> who.phone().approve(request, PushPerson.number(page))))
                .isEqualTo("403 user_temporarily_disabled");
        Answer next = who.ask(new HttpBrowser());
        assertThat(next.page().text()).contains("There were too many wrong attempts");
        assertThat(next.page().getElementById("care-identity-elsewhere").text()).contains("Passkey");
    }

    @Test
    void whoIsLockedAfterTheApprovalDoesNotGoOn() {
        PushPerson who = PushPerson.with(admin, LOCKING, locking);
        Answer page = who.ask(browser);
        who.phone().approve(who.request(), PushPerson.number(page));
        HttpBrowser guesser = new HttpBrowser();
        for (int wrong = 1; wrong <= 2; wrong++) {
            guesser.submit(who.begin(guesser), Map.of("email", who.person().email(), "password", "wrong " + wrong));
            who.person().failures(wrong);
        }
        Answer end = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(end)).isFalse();
        assertThat(who.person().loginErrors()).first().isEqualTo("user_temporarily_disabled");
    }

    /** It waits out the two minutes, since no option of a server shortens them. */
    @Test
    void afterTwoMinutesItIsTooLate() throws InterruptedException {
        PushPerson who = somebody();
        PushPerson patient = somebody();
        HttpBrowser patients = new HttpBrowser();
        Answer approvedInTime = patient.ask(patients);
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        Thread.sleep(Duration.ofSeconds(1).toMillis() + Math.max(0, until(request.expires())));
        assertThat(who.phone().requests()).isEmpty();
        assertThat(Told.by(() -> who.phone().approve(request, PushPerson.number(page))))
                .isEqualTo("410 care_identity_push_late");
        assertThat(Told.by(() -> who.phone().deny(request, false))).isEqualTo("410 care_identity_push_late");
        Answer late = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(late)).isFalse();
        assertThat(late.page().text()).contains("Your phone did not answer in time");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_late");
        assertThat(PushPerson.showsNumber(browser.submit(late, Map.of("action", "send-again"))))
                .as("a new request")
                .isTrue();
        assertThat(PushPerson.showsNumber(patient.ask(new HttpBrowser())))
                .as("what is left behind blocks nobody longer")
                .isTrue();
        assertThat(Application.hasCode(PushPerson.goOn(patients, approvedInTime)))
                .isFalse();
    }

    private static long until(long seconds) {
        return Duration.between(Instant.now(), Instant.ofEpochSecond(seconds)).toMillis();
    }
}
