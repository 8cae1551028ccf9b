package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppLogin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Metric;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What guessing at e-mail addresses, passwords and codes gets: the same answer, the same work, and a lock of what can be guessed. */
@SideBySide
class AppGuessingIT {

    private static final String REALM = "authenticator-app-guessing";
    private static final int MOST = 4;

    private static Admin admin;
    private static Application application;

    private final AppLogin login = new AppLogin(application);

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        admin.put(REALM, Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", MOST, "waitIncrementSeconds", 120))
                .ok();
        application = Application.create(server, REALM, "application");
    }

    private static String unknownAddress() {
        return "nobody-" + System.nanoTime() + "@example.test";
    }

    /** What the page says, without what was typed. */
    private static String told(Answer answer) {
        assertThat(answer.location()).isNull();
        assertThat(answer.status()).isEqualTo(200);
        return answer.page().text();
    }

    /** How many passwords the server has checked in this realm, as it counts itself. */
    private static double hashes() {
        return Metric.sum(
                "keycloak_credentials_password_hashing_validations_total\\{[^}]*realm=\"" + REALM + "\"[^}]*}");
    }

    private double hashesOf(String email, String password) {
        Answer page = new AppLogin(application, login.browser()).begin();
        double before = hashes();
        login.password(page, email, password);
        return hashes() - before;
    }

    @Test
    void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
        AppPerson known = AppPerson.of(admin, REALM);
        AppPerson disabled = AppPerson.of(admin, REALM);
        disabled.change(Map.of("enabled", false));
        AppPerson withoutPassword = AppPerson.withNothing(admin, REALM, null);
        String wrong = told(login.password(login.begin(), known.email(), "a wrong one"));
        assertThat(wrong).contains("The email address or the password is wrong");
        for (String address :
                List.of(unknownAddress(), disabled.email(), withoutPassword.email(), "no address", "ä@ö")) {
            assertThat(told(login.password(login.begin(), address, "a wrong one")))
                    .as(address)
                    .isEqualTo(wrong);
        }
        assertThat(known.loginErrors()).first().isEqualTo("invalid_user_credentials");
        assertThat(admin.get(REALM + "/events?type=LOGIN_ERROR&max=100").toString())
                .contains("user_not_found");
    }

    @Test
    void anUnknownAddressCostsTheSamePasswordHashesAsAWrongOrARightPassword() {
        AppPerson known = AppPerson.of(admin, REALM);
        AppPerson disabled = AppPerson.of(admin, REALM);
        disabled.change(Map.of("enabled", false));
        assertThat(hashesOf(known.email(), "a wrong one")).isEqualTo(1);
        known.failures(1);
        assertThat(hashesOf(known.email(), AppPerson.PASSWORD)).isEqualTo(1);
        assertThat(hashesOf(unknownAddress(), "a wrong one")).isEqualTo(1);
        assertThat(hashesOf(AppPerson.withNothing(admin, REALM, null).email(), "a wrong one"))
                .as("a person without a password")
                .isEqualTo(1);
        assertThat(hashesOf(disabled.email(), "a wrong one")).isEqualTo(1);
    }

    @Test
    void aLockOfAnUnknownAddressOrADisabledPersonCannotBeToldFromThatOfAnother() {
        AppPerson known = AppPerson.of(admin, REALM);
        AppPerson disabled = AppPerson.of(admin, REALM);
        disabled.change(Map.of("enabled", false));
        String lockedOut = told(locked(known));
        assertThat(lockedOut).contains("There were too many wrong attempts. Try again in 2 minutes.");
        for (String address : List.of(unknownAddress(), disabled.email())) {
            lock(address, lockedOut, known);
        }
    }

    private void lock(String unknown, String lockedOut, AppPerson known) {
        Answer page = login.begin();
        long end = System.nanoTime() + 20_000_000_000L;
        // Keycloak counts behind the answer, and nobody can ask for the count of an address that nobody has
        while (!told(page).contains("There were too many wrong attempts. Try again in 2 minutes.")) {
            assertThat(System.nanoTime()).isLessThan(end);
            page = login.password(page, unknown, "a wrong one");
        }
        assertThat(told(page)).isEqualTo(lockedOut);
        double before = hashes();
        login.password(page, unknown, "a wrong one");
        login.password(page, known.email(), "a wrong one");
        assertThat(hashes()).as("a lock saves the work for both").isEqualTo(before);
    }

    /** Guesses passwords until the person is locked; the page that says so. */
    private Answer locked(AppPerson person) {
        Answer page = login.begin();
        for (int guess = 1; guess <= MOST; guess++) {
            page = login.password(page, person.email(), "wrong " + guess);
            person.failures(guess);
        }
        return login.password(page, person.email(), "a wrong one");
    }

    @Test
    void aLockedPersonIsToldHowLongAndWhatElseWorksAndAPasskeyDoes() {
        AppPerson person = AppPerson.with(admin, REALM, "2");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person.uuid());
        AppLogin atAnyLevel = new AppLogin(application);
        HttpBrowser browser = atAnyLevel.browser();
        locked(person);
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL2_ANY"));
        Answer page = Login.choose(browser, methods, "authenticator-app");
        Answer told = atAnyLevel.password(page, person);
        assertThat(told.page().getElementById("care-identity-elsewhere").text()).contains("Passkey");
        assertThat(told.page().getElementById("care-identity-error").text()).contains("2 minutes");
        assertThat(told.page().select("input[name=otp]"))
                .as("the right password")
                .isEmpty();
        assertThat(person.loginErrors()).first().isEqualTo("user_temporarily_disabled");

        Answer other = browser.submit(told, Map.of("action", "another-method"));
        assertThat(Application.hasCode(Login.withPasskey(browser, other, passkey)))
                .isTrue();
        admin.delete(REALM + "/attack-detection/brute-force/users/" + person.id())
                .ok();
        AppLogin unlocked = new AppLogin(application);
        assertThat(Application.hasCode(unlocked.code(
                        unlocked.password(unlocked.begin(), person),
                        person.app().code())))
                .as("unlocked by an administrator")
                .isTrue();
    }

    @Test
    void wrongCodesLockTooAndThePasswordBeforeThemCountsNoLonger() {
        AppPerson person = AppPerson.of(admin, REALM);
        String wrong = person.app().wrongCode();
        Answer page = login.password(login.begin(), person);
        for (int guess = 1; guess <= MOST; guess++) {
            page = login.code(page, wrong);
            person.failures(guess);
        }
        Answer answer = login.code(page, person.app().code());
        assertThat(told(answer)).contains("Try again in 2 minutes");
        AppLogin.asksPassword(answer);
        admin.delete(REALM + "/attack-detection/brute-force/users/" + person.id())
                .ok();
        assertThat(login.code(answer, person.app().code()).location()).isNull();
    }

    @Test
    void aFinishedLoginClearsTheCountAndARightPasswordAloneDoesNot() {
        AppPerson person = AppPerson.of(admin, REALM);
        Answer page = login.password(login.begin(), person.email(), "a wrong one");
        person.failures(1);
        Answer second = login.password(page, person);
        AppLogin.asksCode(second, "Enter verification code");
        person.failures(1);
        assertThat(Application.hasCode(login.code(second, person.app().code()))).isTrue();
        person.failures(0);
    }
}
