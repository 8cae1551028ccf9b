package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LoginSteps;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Told;
import org.careidentity.phone.Account;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.Phone;
import org.careidentity.phone.RealmRefusedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Login by a number of the page that is typed on the phone: what it proves, whose it is, and what ends it. */
@SideBySide
class PushIT {

    private static final String REALM = "push";

    private static Admin admin;
    private static Application application;

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        admin.put(REALM, Map.of("quickLoginCheckMilliSeconds", 0)).ok();
        PushPerson.offer(admin, REALM, Map.of());
        application = Application.create(server, REALM, "application");
    }

    private static PushPerson somebody() {
        return PushPerson.with(admin, REALM, application);
    }

    private static void refuses(Runnable answer, int status, String why) {
        assertThat(Told.by(answer)).isEqualTo(status + " " + why);
    }

    private static void loggedIn(PushPerson who, Answer end, String level) {
        JsonNode claims = application.tokens(end).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(who.person().uuid());
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo(level);
        assertThat(claims.path("amr").toString()).contains("PUSH");
    }

    @Test
    void theNumberThatIsTypedOnThePhoneLogsInAtAal2() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        assertThat(PushPerson.number(page)).hasSize(6).containsOnlyDigits();
        who.phone().approve(request, PushPerson.number(page));
        loggedIn(who, PushPerson.goOn(browser, page), "2");
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void theRequestNamesApplicationOrganisationAddressAndTimeAndNotTheNumber() throws Exception {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        assertThat(request.application()).isEqualTo("application");
        assertThat(request.organisation()).isNotEmpty();
        assertThat(request.address()).isEqualTo("127.0.0.1");
        assertThat(Long.parseLong(request.time())).isCloseTo(Instant.now().getEpochSecond(), Offset.offset(60L));
        Account account = who.phone().accounts().get(0);
        HttpResponse<String> whole = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(account.realm() + "/care-identity-push/devices/"
                                        + account.credentialId() + "/requests"))
                                .header("Authorization", "Bearer " + account.deviceToken())
                                .header("Origin", "https://phone.example.test")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(whole.body()).contains(request.id()).doesNotContain(PushPerson.number(page));
        assertThat(whole.headers().firstValue("Access-Control-Allow-Origin")).contains("https://phone.example.test");
        who.phone().deny(request, false);
    }

    @Test
    void beforeThePhoneHasAnsweredThePageWaits() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        Answer still = PushPerson.goOn(browser, page);
        assertThat(PushPerson.number(still)).isEqualTo(PushPerson.number(page));
        assertThat(still.page().text()).contains("Your phone has not answered yet");
    }

    @Test
    void pushNeverReachesAal3() {
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        assertThat(methods.page().getElementById("method-push")).isNull();
        assertThat(Application.hasCode(Login.choose(browser, methods, "push"))).isFalse();
    }

    @Test
    void nothingIsSentBeforeThePasswordIsRight() {
        PushPerson who = somebody();
        Answer page = who.begin(browser);
        assertThat(who.phone().requests()).isEmpty();
        Answer wrong = browser.submit(page, Map.of("email", who.person().email(), "password", "a wrong one"));
        assertThat(wrong.page().text()).contains("The email address or the password is wrong");
        for (String action : new String[] {"send", "send-again", "continue"}) {
            Answer posted = browser.submit(wrong, Map.of("action", action));
            assertThat(PushPerson.showsNumber(posted)).as(action).isFalse();
        }
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
        PushPerson who = somebody();
        String known = browser.submit(
                        who.begin(browser), Map.of("email", who.person().email(), "password", "a wrong one"))
                .page()
                .text();
        HttpBrowser other = new HttpBrowser();
        String unknown = other.submit(
                        who.begin(other), Map.of("email", "nobody@example.test", "password", "a wrong one"))
                .page()
                .text();
        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void anotherNumberIsRefusedAndTheRightOneStillCounts() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        refuses(
                () -> who.phone().approve(request, PushPerson.another(PushPerson.number(page))),
                422,
                "care_identity_push_number");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_number");
        who.person().failures(1);
        who.phone().approve(request, PushPerson.number(page));
        loggedIn(who, PushPerson.goOn(browser, page), "2");
    }

    @Test
    void anApprovalIsGoodOnce() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        who.phone().approve(request, PushPerson.number(page));
        refuses(() -> who.phone().approve(request, PushPerson.number(page)), 409, "care_identity_push_answered");
        refuses(() -> who.phone().deny(request, true), 409, "care_identity_push_answered");
        Answer end = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(end)).isTrue();
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isFalse();
    }

    @Test
    void onlyTheBrowserThatBeganGoesOn() {
        PushPerson who = somebody();
        HttpBrowser attacker = new HttpBrowser();
        Answer attackers = who.begin(attacker);
        Answer page = who.ask(browser);
        who.phone().approve(who.request(), PushPerson.number(page));
        assertThat(Application.hasCode(PushPerson.goOn(attacker, attackers))).isFalse();
        // with the victim's form, but its own cookies
        assertThat(Application.hasCode(attacker.post(page.action(), Map.of("action", "continue"))))
                .isFalse();
        loggedIn(who, PushPerson.goOn(browser, page), "2");
    }

    @Test
    void theAnswerOfThePollSaysOnlyThatThereIsOne() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        java.net.URI state = TestServer.running()
                .url()
                .resolve(page.page().getElementById("care-identity-waiting").attr("data-state"));
        HttpBrowser anybody = new HttpBrowser();
        assertThat(anybody.get(state).body()).isEqualTo("{\"answered\":false}");
        who.phone().deny(who.request(), false);
        assertThat(anybody.get(state).body()).isEqualTo("{\"answered\":true}");
    }

    @Test
    void oneRequestIsOpenForAPersonAtATime() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        HttpBrowser second = new HttpBrowser();
        Answer refused = who.ask(second);
        assertThat(PushPerson.showsNumber(refused)).isFalse();
        assertThat(refused.page().text()).contains("A request is open on your phone already");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_open");
        who.phone().approve(who.request(), PushPerson.number(page));
        loggedIn(who, PushPerson.goOn(browser, page), "2");
    }

    @Test
    void aNewRequestOfTheSameBrowserTakesThePlaceOfTheOneBefore() {
        PushPerson who = somebody();
        Answer first = who.ask(browser);
        LoginRequest before = who.request();
        Answer second = browser.submit(first, Map.of("action", "send-again"));
        refuses(() -> who.phone().approve(before, PushPerson.number(first)), 409, "care_identity_push_answered");
        who.phone().approve(who.request(), PushPerson.number(second));
        loggedIn(who, PushPerson.goOn(browser, second), "2");
    }

    @Test
    void anotherMethodWithdrawsTheRequest() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        browser.submit(page, Map.of("action", "another-method"));
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void whoHasNoPhoneIsToldSo() {
        PushPerson who = PushPerson.without(admin, REALM, application);
        Answer page = who.ask(browser);
        assertThat(page.page().text()).contains("You have no phone registered that can answer");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_missing");
    }

    @Test
    void aRequestOfAnotherPersonIsUnknownToThePhone() {
        PushPerson who = somebody();
        PushPerson other = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        LoginRequest stolen = request.to(other.phone().accounts().get(0));
        refuses(() -> other.phone().approve(stolen, PushPerson.number(page)), 404, "care_identity_push_unknown");
        refuses(() -> other.phone().deny(stolen, true), 404, "care_identity_push_unknown");
    }

    @Test
    void withoutItsTokenAPhoneLearnsAndDeniesNothing() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        var account = who.phone().accounts().get(0);
        String wrong = account.deviceToken().substring(0, account.deviceToken().length() - 2) + "AA";
        LoginRequest stolen = request.to(account.withDeviceToken(wrong));
        refuses(() -> who.phone().approve(stolen, PushPerson.number(page)), 401, "care_identity_push_device");
        refuses(() -> who.phone().deny(stolen, true), 401, "care_identity_push_device");
        refuses(() -> who.phone().requests(account.withDeviceToken(wrong)), 401, "care_identity_push_device");
        assertThat(who.phone().requests()).hasSize(1);
    }

    @Test
    void anAnswerForAnotherLoginIsAnotherChallenge() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        String number = PushPerson.number(page);
        String otherClient = org.careidentity.phone.Challenge.of(
                request.id(), number, request.realm(), "another-application", request.person(), request.time());
        refuses(
                () -> who.phone()
                        .tampering(ceremony -> ceremony.withChallenge(otherClient))
                        .approve(request, number),
                422,
                "care_identity_push_number");
    }

    @Test
    void aPhoneThatVerifiesNobodyIsRefused() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        refuses(
                () -> who.phone()
                        .tampering(ceremony -> ceremony.withoutUserVerification())
                        .approve(who.request(), PushPerson.number(page)),
                422,
                "care_identity_assertion_invalid.UserNotVerifiedException");
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isFalse();
    }

    @Test
    void anotherKeyOrAlgorithmIsRefused() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        Phone stranger = PushPerson.with(admin, REALM, application).phone();
        assertThatThrownBy(() -> who.phone()
                        .tampering(ceremony ->
                                ceremony.withKey(stranger.accounts().get(0).key()))
                        .approve(request, PushPerson.number(page)))
                .isInstanceOf(RealmRefusedException.class);
        assertThatThrownBy(() -> who.phone()
                        .tampering(ceremony ->
                                ceremony.withAlgorithm(org.careidentity.phone.authenticator.KeyAlgorithm.RS256))
                        .approve(request, PushPerson.number(page)))
                .isInstanceOf(RealmRefusedException.class);
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isFalse();
    }

    @Test
    void anAnswerFromAnotherOriginIsRefused() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        refuses(
                () -> who.phone()
                        .tampering(ceremony -> ceremony.withOrigin("https://evil.example.test"))
                        .approve(who.request(), PushPerson.number(page)),
                422,
                "care_identity_assertion_invalid.BadOriginException");
    }

    @Test
    void whoIsDisabledMeanwhileCanNeitherApproveNorGoOn() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        who.person().change(Map.of("enabled", false));
        refuses(() -> who.phone().approve(request, PushPerson.number(page)), 403, "user_disabled");
        who.person().change(Map.of("enabled", true));
        refuses(() -> who.phone().approve(request, PushPerson.number(page)), 409, "care_identity_push_answered");
        withdrawn(who, page);
    }

    @Test
    void whoIsDisabledAfterTheApprovalCanNotGoOn() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        who.phone().approve(who.request(), PushPerson.number(page));
        who.person().change(Map.of("enabled", false));
        Answer end = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(end)).isFalse();
        assertThat(end.page().text()).contains("disabled");
        assertThat(who.person().loginErrors()).first().isEqualTo("user_disabled");
    }

    private void withdrawn(PushPerson who, Answer page) {
        Answer state = browser.visit(page.address()
                .resolve(page.page().getElementById("care-identity-waiting").attr("data-state")));
        assertThat(state.body()).as("what the waiting page asks").contains("\"answered\":true");
        Answer end = PushPerson.goOn(browser, page);
        assertThat(end.page().text()).contains("The request to your phone has ended");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_withdrawn");
    }

    @Test
    void whatWaitsForAPhoneEndsWithItAtOnce() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        who.removePhones();
        withdrawn(who, page);
    }

    @Test
    void aPhoneThatIsReportedLostMeanwhileGetsNothingAndApprovesNothing() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        reportLost(who, "Phone");
        refuses(
                () -> who.phone().requests(who.phone().accounts().get(0)),
                403,
                "care_identity_authenticator_suspended");
        refuses(
                () -> who.phone().approve(request, PushPerson.number(page)),
                403,
                "care_identity_authenticator_suspended");
        withdrawn(who, page);
    }

    @Test
    void whereAnotherPhoneCanAnswerTheRequestGoesOn() {
        PushPerson who = somebody();
        PushPerson second = new PushPerson(application, who.person(), Phone.inMemory());
        second.registerPhone("Second");
        Answer page = who.ask(browser);
        reportLost(who, "Phone");
        second.phone().approve(second.request(), PushPerson.number(page));
        loggedIn(who, PushPerson.goOn(browser, page), "2");
    }

    private void reportLost(PushPerson who, String name) {
        HttpBrowser another = new HttpBrowser();
        Answer list = Login.asTestUser(
                another,
                application.begin(
                        another,
                        Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators")),
                who.person().uuid());
        String id = who.phones().stream()
                .filter(phone -> name.equals(phone.path("userLabel").textValue()))
                .map(phone -> phone.path("id").textValue())
                .findFirst()
                .orElseThrow();
        assertThat(another.submit(list, Map.of("action", "lost", "credentialId", id))
                        .page()
                        .text())
                .contains("The authenticator is suspended");
    }

    @Test
    void aPhoneWhoseCounterWentBackIsSwitchedOffAndKnowsIt() {
        PushPerson who = somebody();
        Answer first = who.ask(browser);
        who.phone().tampering(ceremony -> ceremony.withSignCount(7)).approve(who.request(), PushPerson.number(first));
        assertThat(Application.hasCode(PushPerson.goOn(browser, first))).isTrue();
        HttpBrowser next = new HttpBrowser();
        Answer page = who.ask(next);
        LoginRequest request = who.request();
        Account account = who.phone().accounts().get(0);
        assertThatThrownBy(() -> who.phone()
                        .tampering(ceremony -> ceremony.withSignCount(7))
                        .approve(request, PushPerson.number(page)))
                .isInstanceOfSatisfying(RealmRefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(422));
        String off = "care_identity_authenticator_quarantined";
        refuses(() -> who.phone().approve(request, PushPerson.number(page)), 403, off);
        refuses(() -> who.phone().deny(request, true), 403, off);
        refuses(() -> who.phone().requests(account), 403, off);
        assertThat(who.phone().device(account)).isPresent();
        assertThat(Application.hasCode(PushPerson.goOn(next, page))).isFalse();
    }

    @Test
    void aPasswordThatIsChangedMeanwhileCountsNoLonger() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        admin.put(
                        REALM + "/users/" + who.person().id() + "/reset-password",
                        Map.of("type", "password", "value", "another password for tests", "temporary", false))
                .ok();
        who.phone().approve(who.request(), PushPerson.number(page));
        Answer end = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(end)).isFalse();
        assertThat(end.page().text()).contains("Your password counts no longer");
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_push_first_factor");
    }

    @Test
    void aLoginClearsTheCountOfWrongNumbers() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        refuses(
                () -> who.phone().approve(request, PushPerson.another(PushPerson.number(page))),
                422,
                "care_identity_push_number");
        who.person().failures(1);
        who.phone().approve(request, PushPerson.number(page));
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isTrue();
        assertThat(who.person().failures(0)).isNotNull();
    }

    @Test
    void aPhoneThatIsRemovedMeanwhileCanNeitherApproveNorHasApproved() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        LoginRequest request = who.request();
        who.phone().approve(request, PushPerson.number(page));
        who.removePhones();
        Answer end = PushPerson.goOn(browser, page);
        assertThat(Application.hasCode(end)).isFalse();
        assertThat(who.person().loginErrors()).first().isEqualTo("care_identity_authenticator_disabled");
        refuses(() -> who.phone().requests(who.phone().accounts().get(0)), 401, "care_identity_push_device");
    }

    @Test
    void aSessionEndsWithThePhoneThatBeganIt() {
        PushPerson who = somebody();
        Answer page = who.ask(browser);
        who.phone().approve(who.request(), PushPerson.number(page));
        Application.Tokens tokens = application.tokens(PushPerson.goOn(browser, page));
        who.removePhones();
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void whereAnEarlierStepIdentifiedSomebodyNobodyElsesPhoneIsAsked() {
        String realm = TestServer.running().copyRealm(TestServer.REALM, "push-identified");
        PushPerson.offer(admin, realm, Map.of());
        LoginSteps.first(admin, realm, "auth-username-form");
        Application identified = Application.create(TestServer.running(), realm, "identified");
        AppPerson person = AppPerson.withApps(admin, realm, 0);
        AppPerson other = AppPerson.withApps(admin, realm, 0);
        Answer named = browser.submit(
                identified.begin(browser, Map.of("acr_values", "AAL2_ANY")), Map.of("username", person.uuid()));
        Answer page = Login.choose(browser, named, "push");
        Answer refused = browser.submit(page, Map.of("email", other.email(), "password", AppPerson.PASSWORD));
        assertThat(PushPerson.showsNumber(refused)).isFalse();
        assertThat(refused.page().text()).contains("This login is somebody else's");
        assertThat(other.loginErrors()).first().isEqualTo("care_identity_credential_of_other_person");
    }
}
