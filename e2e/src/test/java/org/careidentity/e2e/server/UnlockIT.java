package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppLogin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A code by e-mail unlocks whom guesses have locked, once, and says nothing of who exists. */
class UnlockIT {

    private static final String REALM = "unlocking";
    private static final String HERE = "RJ1";
    private static final int MOST = 2;
    private static final Pattern CODE = Pattern.compile("Your code is ([0-9]{6})\\.");
    private static final Pattern LINK = Pattern.compile("http\\S+/unlock\\?for=[A-Za-z0-9_-]{43}");

    private static TestServer server;
    private static Admin admin;
    private static Application application;
    private static Mailbox mailbox;
    private static Staff manager;

    private final HttpBrowser browser = new HttpBrowser();
    private final AppLogin login = new AppLogin(application);

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        change("permanentLockout", false);
        application = Application.create(server, REALM, "application");
        mailbox = new Mailbox();
        mailbox.receiveFor(admin, REALM);
        manager = Staff.logIn(server, REALM, Staff.person(admin, REALM, HERE, Staff.MANAGER, "3"));
    }

    private static void change(String setting, Object value) {
        Map<String, Object> settings = new LinkedHashMap<>(
                Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", MOST, "waitIncrementSeconds", 600));
        settings.put(setting, value);
        admin.put(REALM, settings).ok();
    }

    @AfterAll
    static void close() {
        mailbox.close();
    }

    private static URI address() {
        return URI.create(server.url() + "/realms/" + REALM + "/care-identity-registration/unlock");
    }

    private Answer guessAt(AppPerson person) {
        return guessAt(login, person);
    }

    private static Answer guessAt(AppLogin login, AppPerson person) {
        Answer page = login.begin();
        for (int guess = 1; guess <= MOST; guess++) {
            page = login.password(page, person.email(), "wrong " + guess);
            person.failures(guess);
        }
        return login.password(page, person);
    }

    private AppPerson locked() {
        AppPerson person = AppPerson.of(admin, REALM);
        assertThat(guessAt(person).page().text()).contains("too many wrong attempts");
        return person;
    }

    private static boolean logsIn(AppPerson person) {
        AppLogin another = new AppLogin(application);
        return another.password(another.begin(), person)
                        .page()
                        .select("input[name=otp]")
                        .size()
                == 1;
    }

    private static HttpBrowser browser() {
        return new HttpBrowser();
    }

    private static Answer post(HttpBrowser from, Answer page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("form", page.page().selectFirst("input[name=form]").val());
        return from.submit(page, all);
    }

    private static Answer ask(HttpBrowser from, String email) {
        return post(from, from.get(address()), Map.of("action", "send", "email", email));
    }

    private static Answer enter(HttpBrowser from, Answer page, String code) {
        return post(from, page, Map.of("action", "unlock", "code", code));
    }

    private static String found(Pattern pattern, Mailbox.Mail mail) {
        Matcher matcher = pattern.matcher(mail.body());
        assertThat(matcher.find()).as(mail.body()).isTrue();
        return matcher.group(matcher.groupCount());
    }

    private static String another(String code) {
        return (code.charAt(0) == '9' ? "0" : Integer.toString(code.charAt(0) - '0' + 1)) + code.substring(1);
    }

    /** What a page says, without what is of this browser alone. */
    private static String told(Answer answer) {
        return answer.status() + " " + answer.page().text();
    }

    @Test
    void theLockIsGoneByTheCodeAndThePersonIsTold() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer refused = guessAt(person);
        assertThat(refused.page().getElementById("care-identity-unlock-offer").attr("href"))
                .isEqualTo(address().toString());
        Answer page = ask(browser, person.email());
        Mailbox.Mail mail = mailbox.mailTo(person.email(), 1);
        assertThat(mail.subject()).isEqualTo("The code that unlocks your Care Identity");
        Answer done = enter(
                browser,
                page,
                " " + found(CODE, mail).substring(0, 3) + " "
                        + found(CODE, mail).substring(3));
        assertThat(done.page().selectFirst("h1").text()).isEqualTo("Your Care Identity is unlocked");
        assertThat(logsIn(person)).isTrue();
        assertThat(person.failures(0).path("disabled").booleanValue()).isFalse();
        assertThat(mailbox.mailTo(person.email(), 2).subject()).isEqualTo("Your Care Identity was unlocked");
        JsonNode event = admin.get(REALM + "/events?type=EXECUTE_ACTION_TOKEN&user=" + person.id() + "&max=1");
        assertThat(event.at("/0/details/care_identity_unlock").textValue()).isEqualTo("person");
    }

    @Test
    void aWrongCodeUnlocksNothingAndFiveEndIt() {
        AppPerson person = locked();
        Answer page = ask(browser, person.email());
        String code = found(CODE, mailbox.mailTo(person.email(), 1));
        for (int guess = 1; guess <= 5; guess++) {
            page = enter(browser, page, another(code));
            assertThat(page.page().text()).contains("This code is not right");
        }
        Answer end = enter(browser, page, code);
        assertThat(end.page().text()).contains("The code works no more");
        assertThat(logsIn(person)).isFalse();
    }

    @Test
    void aCodeWorksOnce() throws Exception {
        AppPerson person = locked();
        Answer page = ask(browser, person.email());
        String code = found(CODE, mailbox.mailTo(person.email(), 1));
        List<Callable<Answer>> tries = Stream.<Callable<Answer>>generate(() -> () -> enter(browser, page, code))
                .limit(4)
                .toList();
        List<String> heads = AtOnce.run(tries).stream()
                .map(end -> end.page().selectFirst("h1").text())
                .toList();
        assertThat(heads).filteredOn("Your Care Identity is unlocked"::equals).hasSize(1);
    }

    @Test
    void aCodeWorksInTheBrowserAloneThatAskedForIt() {
        AppPerson person = locked();
        ask(browser, person.email());
        String code = found(CODE, mailbox.mailTo(person.email(), 1));
        HttpBrowser other = browser();
        Answer page = ask(other, "nobody-" + System.nanoTime() + "@example.test");
        assertThat(enter(other, page, code).page().text()).contains("This code is not right");
        assertThat(logsIn(person)).isFalse();
    }

    @Test
    void whoExistsIsNotToldByAnyAnswer() {
        AppPerson person = locked();
        AppPerson disabled = AppPerson.of(admin, REALM);
        disabled.change(Map.of("enabled", false));
        List<String> addresses = List.of(
                person.email(), disabled.email(), "nobody-" + System.nanoTime() + "@example.test", "no address");
        List<List<String>> answers = addresses.stream()
                .map(email -> {
                    HttpBrowser from = browser();
                    Answer page = ask(from, email);
                    String asked = told(page);
                    // of a million codes, not the one that was sent
                    for (int guess = 1; guess <= 5; guess++) {
                        page = enter(from, page, "00000" + guess);
                    }
                    return List.of(asked, told(page), told(enter(from, page, "000009")));
                })
                .toList();
        assertThat(answers).allMatch(answers.get(0)::equals);
        assertThat(mailbox.mailTo(person.email(), 1).subject()).contains("unlocks");
        assertThat(mailbox.countTo(disabled.email())).isZero();
    }

    @Test
    void aPersonGetsThreeCodesAnHourAndTheAnswerIsTheSame() {
        AppPerson person = locked();
        String first = told(ask(browser(), person.email()));
        for (int more = 2; more <= 4; more++) {
            assertThat(told(ask(browser(), person.email()))).isEqualTo(first);
        }
        mailbox.mailTo(person.email(), 3);
        // a notice that is sent later comes later: nothing else was on its way
        AppPerson marker = locked();
        ask(browser(), marker.email());
        mailbox.mailTo(marker.email(), 1);
        assertThat(mailbox.countTo(person.email())).isEqualTo(3);
    }

    @Test
    void aFormOfAnotherSiteSendsNothing() {
        AppPerson person = locked();
        browser.get(address());
        for (Map<String, String> forged : List.of(
                Map.of("action", "send", "email", person.email()),
                Map.of("action", "send", "email", person.email(), "form", "x".repeat(43)))) {
            Answer answer = browser.post(address(), forged);
            assertThat(answer.page().text()).contains("Unlock your Care Identity");
        }
        HttpBrowser without = browser();
        Answer page = browser.get(address());
        without.post(
                address(),
                Map.of(
                        "action", "send",
                        "email", person.email(),
                        "form", page.page().selectFirst("input[name=form]").val()));
        AppPerson marker = locked();
        ask(browser(), marker.email());
        mailbox.mailTo(marker.email(), 1);
        assertThat(mailbox.countTo(person.email())).isZero();
    }

    @Test
    void whomTheProtectionDisabledIsEnabledAndWhomAnAdministratorDidIsNot() {
        change("permanentLockout", true);
        try {
            AppPerson person = AppPerson.of(admin, REALM);
            guessAt(person);
            assertThat(admin.get(REALM + "/users/" + person.id())
                            .path("enabled")
                            .booleanValue())
                    .isFalse();
            Answer page = ask(browser, person.email());
            enter(browser, page, found(CODE, mailbox.mailTo(person.email(), 1)));
            assertThat(admin.get(REALM + "/users/" + person.id())
                            .path("enabled")
                            .booleanValue())
                    .isTrue();
            assertThat(logsIn(person)).isTrue();
        } finally {
            change("permanentLockout", false);
        }
    }

    @Test
    void guessesAtWhomAnAdministratorDisabledMakeNoLockThatACodeWouldUndo() {
        change("permanentLockout", true);
        try {
            AppPerson person = AppPerson.of(admin, REALM);
            person.change(Map.of("enabled", false));
            AppLogin guesser = new AppLogin(application);
            Answer page = guesser.begin();
            for (int guess = 1; guess <= 3 * MOST; guess++) {
                page = guesser.password(page, person.email(), "wrong " + guess);
            }
            ask(browser, person.email());
            assertThat(manager.post("people/" + person.id() + "/unlock", Map.of("reason", "Asked by telephone"))
                            .status())
                    .isIn(404, 409);
            JsonNode user = admin.get(REALM + "/users/" + person.id());
            assertThat(user.path("enabled").booleanValue()).isFalse();
            assertThat(user.at("/attributes/disabledReason").isMissingNode()).isTrue();
            AppPerson marker = AppPerson.of(admin, REALM);
            ask(browser(), marker.email());
            mailbox.mailTo(marker.email(), 1);
            assertThat(mailbox.countTo(person.email())).isZero();
        } finally {
            change("permanentLockout", false);
        }
    }

    @Test
    void whomAnAdministratorDisablesMeanwhileStaysDisabled() {
        AppPerson person = locked();
        Answer page = ask(browser, person.email());
        String code = found(CODE, mailbox.mailTo(person.email(), 1));
        person.change(Map.of("enabled", false));
        assertThat(enter(browser, page, code).page().text()).contains("The code works no more");
        assertThat(admin.get(REALM + "/users/" + person.id()).path("enabled").booleanValue())
                .isFalse();
    }

    /** Somebody whose passkey a hundred failures disabled, as an import has them. */
    private EmulatedAuthenticator disabledPasskey(String uuid) {
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, uuid);
        ObjectNode user = (ObjectNode) admin.user(REALM, uuid);
        String id = user.remove("id").textValue();
        JsonNode stored = admin.get(REALM + "/users/" + id + "/credentials").get(0);
        admin.delete(REALM + "/users/" + id).ok();
        user.putArray("credentials")
                .addObject()
                .put("type", "care-identity-passkey")
                .put("userLabel", "Passkey")
                .put("credentialData", stored.path("credentialData").textValue().replace("\"ACTIVE\"", "\"DISABLED\""))
                .put("secretData", "{}");
        admin.post(REALM + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)))
                .ok();
        return passkey;
    }

    private static Answer withPasskey(EmulatedAuthenticator passkey) {
        HttpBrowser from = browser();
        return Login.withPasskey(from, application.begin(from, Map.of("acr_values", "AAL2_OR_AAL3_ANY")), passkey);
    }

    private String status(String uuid) {
        String id = admin.user(REALM, uuid).path("id").textValue();
        return Json.read(admin.get(REALM + "/users/" + id + "/credentials")
                        .at("/0/credentialData")
                        .textValue())
                .path("status")
                .textValue();
    }

    @Test
    void theCodeThatAnAgentSendsGivesBackWhatFailuresDisabled() {
        String uuid = Staff.person(admin, REALM, HERE, "R8001", "2");
        EmulatedAuthenticator passkey = disabledPasskey(uuid);
        assertThat(withPasskey(passkey).page().text()).contains("switched off here");
        String id = admin.user(REALM, uuid).path("id").textValue();
        manager.post("people/" + id + "/unlock", Map.of("reason", "Knows their passport"))
                .with(202);
        Mailbox.Mail mail = mailbox.mailTo(uuid + "@staff.example.test", 1);
        Answer page = browser.get(URI.create(found(LINK, mail)));
        assertThat(page.address()).isEqualTo(address());
        Answer done = enter(browser, page, found(CODE, mail));
        assertThat(done.page().selectFirst("h1").text()).isEqualTo("Your Care Identity is unlocked");
        assertThat(status(uuid)).isEqualTo("ACTIVE");
        assertThat(Application.hasCode(withPasskey(passkey))).isTrue();
        assertThat(mailbox.mailTo(uuid + "@staff.example.test", 2).subject()).contains("was unlocked");
    }

    @Test
    void whatThePersonReportedLostIsNotGivenBackByACodeForSomethingElse() {
        String uuid = Staff.person(admin, REALM, HERE, "R8001", "2");
        EmulatedAuthenticator passkey = disabledPasskey(uuid);
        String id = admin.user(REALM, uuid).path("id").textValue();
        String stored =
                admin.get(REALM + "/users/" + id + "/credentials").at("/0/id").textValue();
        HttpBrowser owner = browser();
        Answer own = Login.asTestUser(
                owner,
                application.begin(
                        owner,
                        Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators")),
                uuid);
        Map<String, String> lost = Map.of("action", "lost", "credentialId", stored);
        Answer reported = owner.submit(own, lost);
        assertThat(reported.page().text()).contains("The authenticator is reported lost");
        assertThat(owner.submit(reported, lost).page().text()).contains("it was stopped already");
        assertThat(manager.get("people/" + id + "/authenticators")
                        .with(200)
                        .json()
                        .at("/authenticators/0/statusReason")
                        .textValue())
                .isEqualTo("reported lost by the person");
        manager.post("people/" + id + "/unlock", Map.of("reason", "Locked by the password"))
                .with(202);
        Mailbox.Mail mail = mailbox.mailTo(uuid + "@staff.example.test", 2);
        enter(browser, browser.get(URI.create(found(LINK, mail))), found(CODE, mail));
        assertThat(status(uuid)).isEqualTo("DISABLED");
        assertThat(withPasskey(passkey).location()).isNull();
    }

    @Test
    void theCodeThatThePersonAsksForGivesBackNoAuthenticator() {
        String uuid = Staff.person(admin, REALM, HERE, "R8001", "2");
        EmulatedAuthenticator passkey = disabledPasskey(uuid);
        String email = uuid + "@staff.example.test";
        Answer page = ask(browser, email);
        Answer done = enter(browser, page, found(CODE, mailbox.mailTo(email, 1)));
        assertThat(done.page().selectFirst("h1").text()).isEqualTo("Your Care Identity is unlocked");
        assertThat(status(uuid)).isEqualTo("DISABLED");
        assertThat(withPasskey(passkey).location()).isNull();
    }

    @Test
    void anAgentSendsNoCodeToWhomAnAdministratorDisabledAndNoneToThemselves() {
        String uuid = Staff.person(admin, REALM, HERE, "R8001", "2");
        ObjectNode user = (ObjectNode) admin.user(REALM, uuid);
        String id = user.path("id").textValue();
        admin.put(REALM + "/users/" + id, user.put("enabled", false)).ok();
        Staff.Answer refused = manager.post("people/" + id + "/unlock", Map.of("reason", "Asked by telephone"))
                .with(409);
        assertThat(refused.reason()).isEqualTo("care_identity_registration_state");
        assertThat(refused.body()).contains("disabled by an administrator");
        admin.put(REALM + "/users/" + id, user.put("enabled", true).put("email", ""))
                .ok();
        assertThat(manager.post("people/" + id + "/unlock", Map.of("reason", "Asked by telephone"))
                        .with(409)
                        .body())
                .contains("no e-mail address");
        String own = admin.user(REALM, manager.username()).path("id").textValue();
        manager.post("people/" + own + "/unlock", Map.of("reason", "Myself")).with(403);
    }

    @Test
    void aRealmWithoutTheResourceHasNoPageAndOffersNone() {
        String realm = server.copyRealm(TestServer.REALM, "unlocking-nowhere");
        String client = admin.get(realm + "/clients?clientId=care-identity-registration")
                .at("/0/id")
                .textValue();
        admin.delete(realm + "/clients/" + client).ok();
        assertThat(browser.visit(URI.create(server.url() + "/realms/" + realm + "/care-identity-registration/unlock"))
                        .status())
                .isEqualTo(404);
        admin.put(realm, Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", MOST, "waitIncrementSeconds", 600))
                .ok();
        Answer refused =
                guessAt(new AppLogin(Application.create(server, realm, "application")), AppPerson.of(admin, realm));
        assertThat(refused.page().text()).contains("too many wrong attempts");
        assertThat(refused.page().getElementById("care-identity-unlock-offer")).isNull();
    }
}
