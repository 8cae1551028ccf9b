package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppLogin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LoginSteps;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Login by e-mail address, password and code: both factors, in their order, of one person, each code once. */
@SideBySide
class AuthenticatorAppIT {

    private static final String REALM = "authenticator-app";

    private static Admin admin;
    private static Application application;

    private final AppLogin login = new AppLogin(application);

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        // two wrong answers of a test come quicker than those of any person
        admin.put(REALM, Map.of("quickLoginCheckMilliSeconds", 0)).ok();
        application = Application.create(server, REALM, "application");
    }

    private static void refused(Answer answer, AppPerson person, String reason, String words) {
        assertThat(answer.location()).isNull();
        assertThat(answer.page().text()).contains(words);
        assertThat(person.loginErrors()).first().isEqualTo(reason);
    }

    @Test
    void addressPasswordAndCodeLogInAtAal2() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer page = login.begin();
        AppLogin.asksPassword(page);
        Answer second = login.password(page, person);
        AppLogin.asksCode(second, "Enter verification code");
        JsonNode claims =
                application.tokens(login.code(second, person.app().code())).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person.uuid());
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_TOTP");
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("2");
        assertThat(claims.path("amr").toString()).contains("TOTP");
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s ", "%S"})
    void theAddressIsReadAsPeopleTypeIt(String form) {
        AppPerson person = AppPerson.of(admin, REALM);
        String code = person.app().code();
        Answer second = login.password(login.begin(), form.formatted(person.email()), AppPerson.PASSWORD);
        assertThat(Application.hasCode(login.code(second, code.substring(0, 3) + " " + code.substring(3))))
                .isTrue();
    }

    @Test
    void aLoginByCodeNeverReachesAal3() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer methods = application.begin(login.browser(), Map.of("acr_values", "AAL3_ANY"));
        assertThat(methods.page().getElementById("method-authenticator-app")).isNull();
        assertThat(Application.hasCode(login.browser().submit(methods, Map.of("method", "authenticator-app"))))
                .isFalse();
        assertThat(person.loginErrors()).isEmpty();
    }

    @Test
    void aCodeIsTakenOnce() {
        AppPerson person = AppPerson.of(admin, REALM);
        String code = person.app().code();
        Answer second = login.password(login.begin(), person);
        AppLogin watcher = new AppLogin(application);
        Answer watchers = watcher.password(watcher.begin(), person);
        assertThat(Application.hasCode(login.code(second, code))).isTrue();

        // Keycloak lets one attempt of a person through at a time, and frees the place just after its answer
        person.failures(0);
        Answer replayed = watcher.code(watchers, code);
        refused(replayed, person, "care_identity_code_used", "This code was used already");
        AppLogin.asksCode(replayed, "Re-enter verification code");
        person.failures(1);
        assertThat(Application.hasCode(watcher.code(replayed, person.app().code(1))))
                .as("the next code")
                .isTrue();
    }

    @Test
    void ofManyThatSendACodeAtOnceOneIsLoggedIn() throws Exception {
        AppPerson person = AppPerson.of(admin, REALM);
        String code = person.app().code();
        List<Callable<Boolean>> all = IntStream.range(0, 6)
                .mapToObj(each -> {
                    AppLogin one = new AppLogin(application);
                    Answer second = one.password(one.begin(), person);
                    return (Callable<Boolean>) () -> Application.hasCode(one.code(second, code));
                })
                .toList();
        assertThat(Collections.frequency(AtOnce.run(all), true)).isEqualTo(1);
    }

    @Test
    void aCodeOfAnotherPersonsAppIsRefused() {
        AppPerson person = AppPerson.of(admin, REALM);
        AppPerson other = AppPerson.of(admin, REALM);
        Answer second = login.password(login.begin(), person);
        Answer answer = login.code(second, other.app().code());
        refused(answer, person, "care_identity_code_wrong", "This code is not right");
        assertThat(person.failures(1)).isNotNull();
        assertThat(Application.hasCode(login.code(answer, person.app().code()))).isTrue();
    }

    @Test
    void aClockMayBeHalfAMinuteWrongAndThePageSaysWhatToDoAboutMore() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer slow =
                login.code(login.password(login.begin(), person), person.app().code(-3));
        refused(slow, person, "care_identity_code_wrong", "This code is not right");
        assertThat(slow.page().text()).contains("set date and time to automatic");
        person.failures(1);
        Answer fast = login.code(slow, person.app().code(4));
        refused(fast, person, "care_identity_code_wrong", "This code is not right");
        person.failures(2);
        assertThat(Application.hasCode(login.code(fast, person.app().code(1)))).isTrue();
    }

    @Test
    void aCodeWithoutThePasswordGetsNowhere() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer answer = login.code(login.begin(), person.app().code());
        assertThat(answer.location()).isNull();
        AppLogin.asksPassword(answer);
        assertThat(answer.page().text()).contains("Enter your email address and password first");
        assertThat(admin.get(REALM + "/events?type=LOGIN_ERROR&max=5").toString())
                .contains("care_identity_code_without_password");
        Answer both = login.browser()
                .submit(
                        answer,
                        Map.of(
                                "email",
                                person.email(),
                                "password",
                                "a wrong one",
                                "otp",
                                person.app().code()));
        assertThat(both.location()).isNull();
    }

    @Test
    void aWrongPasswordTakesBackTheRightOneBefore() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer first = login.begin();
        Answer second = login.password(first, person);
        Answer wrong = login.password(second, person.email(), "a wrong one");
        AppLogin.asksPassword(wrong);
        Answer refused = login.code(wrong, person.app().code());
        assertThat(refused.location()).isNull();
        person.failures(1);
        assertThat(Application.hasCode(
                        login.code(login.password(refused, person), person.app().code())))
                .isTrue();
    }

    @Test
    void thePasswordOfOnePersonAndTheCodeOfThatPersonAreNeeded() {
        AppPerson person = AppPerson.of(admin, REALM);
        AppPerson other = AppPerson.of(admin, REALM);
        Answer second = login.password(login.begin(), person);
        Answer others = login.password(second, other);
        assertThat(login.code(others, person.app().code()).location()).isNull();
        assertThat(other.loginErrors()).first().isEqualTo("care_identity_code_wrong");
    }

    @Test
    void anotherAddressCanBeTypedWithoutBeginningAgain() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer second = login.password(login.begin(), person);
        Answer first = login.browser().submit(second, Map.of("action", "another-address"));
        AppLogin.asksPassword(first);
        assertThat(login.code(first, person.app().code()).location()).isNull();
    }

    @Test
    void aDisabledPersonIsToldSoOnceTheyHaveProvedThePassword() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer first = login.begin();
        Answer second = login.password(first, person);
        person.change(Map.of("enabled", false));
        refused(login.code(second, person.app().code()), person, "user_disabled", "This Care Identity is disabled");
        Answer told = login.password(login.begin(), person);
        refused(told, person, "user_disabled", "This Care Identity is disabled");
        Answer guessed = login.password(told, person.email(), "a wrong one");
        refused(guessed, person, "invalid_user_credentials", "The email address or the password is wrong");
        // counted for who stands in for them: the protection would mark them as its own
        person.failures(0);
        person.change(Map.of("enabled", true));
        assertThat(Application.hasCode(
                        login.code(login.password(guessed, person), person.app().code(1))))
                .isTrue();
    }

    @Test
    void whoHasNoAppIsToldWhatToDo() {
        AppPerson person = AppPerson.withoutApp(admin, REALM);
        Answer answer = login.password(login.begin(), person);
        refused(answer, person, "care_identity_app_missing", "You have no authenticator app registered yet");
        assertThat(login.code(answer, "000000").location()).isNull();
    }

    @Test
    void anAppThatCountsInsteadOfLookingAtTheClockIsNone() {
        AppPerson person = AppPerson.withCounter(admin, REALM);
        refused(
                login.password(login.begin(), person),
                person,
                "care_identity_app_missing",
                "You have no authenticator app registered yet");
    }

    @Test
    void aStepUpTakesASessionFromAal1ToAal2() {
        AppPerson person = AppPerson.with(admin, REALM, "1");
        HttpBrowser browser = login.browser();
        Answer low = application.begin(browser, Map.of("acr_values", "AAL1_USERPASS"));
        var before = application.tokens(Login.asTestUser(browser, low, person.uuid()));
        var after = application.tokens(
                login.code(login.password(login.begin(), person), person.app().code()));
        assertThat(after.idClaims().path("sid")).isEqualTo(before.idClaims().path("sid"));
        assertThat(after.idClaims().path("acr").textValue()).isEqualTo("AAL2_TOTP");
    }

    @Test
    void whereAnEarlierStepIdentifiedSomebodyNobodyElseGetsIn() {
        String realm = TestServer.running().copyRealm(TestServer.REALM, "authenticator-app-identified");
        LoginSteps.first(admin, realm, "auth-username-form");
        AppPerson person = AppPerson.of(admin, realm);
        AppPerson other = AppPerson.of(admin, realm);
        AppLogin identified = new AppLogin(Application.create(TestServer.running(), realm, "application"));
        Answer named = identified
                .browser()
                .submit(
                        identified.application().begin(identified.browser(), Map.of("acr_values", "AAL2_TOTP")),
                        Map.of("username", person.uuid()));
        Answer page = Login.choose(identified.browser(), named, "authenticator-app");
        Answer answer = identified.password(page, other);
        refused(answer, other, "care_identity_credential_of_other_person", "This login is somebody else's");
        assertThat(Application.hasCode(identified.code(
                        identified.password(answer, person), person.app().code())))
                .isTrue();
    }

    @Test
    void aHundredWrongCodesDisableTheAppAndOnlyWhoHasThePasswordCanSendThem() {
        AppPerson person = AppPerson.of(admin, REALM);
        admin.put(REALM, Map.of("bruteForceProtected", false)).ok();
        try {
            String wrong = person.app().wrongCode();
            Answer page = login.begin();
            for (int guess = 0; guess < 5; guess++) {
                page = login.code(page, wrong);
            }
            page = login.password(page, person);
            for (int guess = 0; guess < 99; guess++) {
                page = login.code(page, wrong);
            }
            page = login.password(page, person);
            assertThat(Application.hasCode(login.code(page, person.app().code())))
                    .as("after 99, which the right one clears")
                    .isTrue();
            AppLogin again = new AppLogin(application);
            page = again.password(again.begin(), person);
            for (int guess = 0; guess < 100; guess++) {
                page = again.code(page, wrong);
            }
            refused(
                    again.code(page, person.app().code(1)),
                    person,
                    "care_identity_authenticator_disabled",
                    "This app is switched off here");
        } finally {
            admin.put(REALM, Map.of("bruteForceProtected", true)).ok();
        }
    }

    @Test
    void aRealmThatTakesCodesTwiceIsNotUsed() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer second = login.password(login.begin(), person);
        reusableCodes(true);
        try {
            Answer answer = login.code(second, person.app().code());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.location()).isNull();
            assertThat(admin.get(REALM + "/events?type=LOGIN_ERROR&max=5").toString())
                    .contains("care_identity_policy_unreadable");
        } finally {
            reusableCodes(false);
        }
    }

    /** Keycloak takes the policy as a whole, or not at all. */
    private static void reusableCodes(boolean reusable) {
        ObjectNode realm = (ObjectNode) admin.get(REALM);
        admin.put(REALM, realm.put("otpPolicyCodeReusable", reusable)).ok();
    }

    @Test
    void aRemovedAppEndsTheSessionsThatRestOnIt() {
        AppPerson person = AppPerson.of(admin, REALM);
        var tokens = application.tokens(
                login.code(login.password(login.begin(), person), person.app().code()));
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(200);
        person.credentials().forEach(credential -> {
            if ("otp".equals(credential.path("type").textValue())) {
                admin.delete(REALM + "/users/" + person.id() + "/credentials/"
                                + credential.path("id").textValue())
                        .ok();
            }
        });
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void keycloaksOwnDeletionWhichLooksAtNoLevelIsClosed() {
        AppPerson person = AppPerson.with(admin, REALM, "2");
        URI server = TestServer.running().url();
        String token = AccountApi.token(TestServer.running(), REALM, person.uuid());
        assertThat(AccountApi.get(server, REALM, token, "/credentials").body()).contains("\"otp\"");
        person.credentials().forEach(credential -> assertThat(AccountApi.delete(
                                server,
                                REALM,
                                token,
                                "/credentials/" + credential.path("id").textValue())
                        .status())
                .isBetween(400, 403));
        assertThat(person.credentials()).hasSize(2);
    }
}
