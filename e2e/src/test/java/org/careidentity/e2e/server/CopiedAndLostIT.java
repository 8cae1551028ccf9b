package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LoginSteps;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;

/** Authenticators that may be copied, and wrong answers in a row: what they stop, and whom they must not stop. */
class CopiedAndLostIT {

    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");

    private static final List<Consumer<Answer>> COUNTED = List.of(
            a -> a.corruptSignature = true,
            a -> a.json = json -> ((ObjectNode) json.get("response")).put("signature", "AAAA"),
            a -> a.flags &= ~Answer.UV,
            a -> a.origin = "https://login.example.test");
    private static final List<Consumer<Answer>> NOT_COUNTED = List.of(
            a -> a.challenge = "A".repeat(43),
            a -> a.challenge += "=",
            a -> {
                a.challenge = "A".repeat(43);
                a.corruptSignature = true;
            },
            a -> a.json = ObjectNode::removeAll);

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();

    @Test
    void aCounterThatWentBackQuarantinesTheAuthenticatorAndItAlone() {
        Application application = Application.create(server, TestServer.REALM, "copied");
        String person = People.testUser(admin, TestServer.REALM, "3");
        EmulatedAuthenticator copied = Login.registeredPasskey(application, person);
        EmulatedAuthenticator other = Login.registeredPasskey(application, person);
        assertThat(logsIn(application, copied, 10)).isTrue();

        assertThat(logsIn(application, copied, 10))
                .as("a counter that stands still")
                .isFalse();
        assertThat(status(TestServer.REALM, person, copied)).isEqualTo("QUARANTINED");
        assertThat(logsIn(application, copied, 500)).as("it stays so").isFalse();
        assertThat(logsIn(application, other, 20)).isTrue();
        assertThat(status(TestServer.REALM, person, other)).isEqualTo("ACTIVE");
        assertThat(errors(TestServer.REALM, "copied"))
                .contains("care_identity_counter_went_back", "care_identity_authenticator_quarantined");
    }

    @Test
    void anAuthenticatorWithoutACounterIsNoCopy() {
        Application application = Application.create(server, TestServer.REALM, "no-counter");
        EmulatedAuthenticator passkey = Devices.passkey();
        HttpBrowser browser = new HttpBrowser();
        var page =
                Login.registrationPage(browser, application, People.testUser(admin, TestServer.REALM, "3"), "passkey");
        Login.register(browser, page, passkey, a -> a.counter = 0);
        assertThat(logsIn(application, passkey, 0)).isTrue();
        assertThat(logsIn(application, passkey, 0)).isTrue();
    }

    @Test
    void aWrongSignatureDoesNotQuarantine() {
        Application application = Application.create(server, TestServer.REALM, "not-copied");
        String person = People.testUser(admin, TestServer.REALM, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);
        assertThat(logsIn(application, passkey, 10)).isTrue();
        HttpBrowser browser = new HttpBrowser();
        Login.withPasskey(browser, application.begin(browser, AAL2), passkey, a -> {
            a.counter = 1;
            a.corruptSignature = true;
        });
        assertThat(status(TestServer.REALM, person, passkey)).isEqualTo("ACTIVE");
        assertThat(logsIn(application, passkey, 11)).isTrue();
    }

    @Test
    void aHundredWrongAnswersFromAfarDisableNothing() {
        Application application = Application.create(server, TestServer.REALM, "from-afar");
        String person = People.testUser(admin, TestServer.REALM, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);
        HttpBrowser stranger = new HttpBrowser();
        var page = Login.choose(stranger, application.begin(stranger, AAL2), "passkey");
        for (int i = 0; i < 101; i++) {
            page = Login.withPasskey(stranger, page, passkey, a -> a.corruptSignature = true);
        }
        assertThat(logsIn(application, passkey, 10)).isTrue();
    }

    @Test
    void aHundredWrongAnswersOfAnIdentifiedPersonDisableTheAuthenticatorAlone() throws Exception {
        String realm = server.copyRealm(TestServer.REALM, "identified-first");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);
        EmulatedAuthenticator other = Login.registeredPasskey(application, person);
        LoginSteps.first(admin, realm, "auth-username-form");

        assertThat(wrong(application, person, passkey, 60)).as("none logs in").isZero();
        assertThat(identifiedLogin(application, person, passkey))
                .as("60 are too few")
                .isTrue();
        wrong(application, person, passkey, 60);
        assertThat(status(realm, person, passkey))
                .as("120, and a login among them")
                .isEqualTo("ACTIVE");
        wrong(application, person, passkey, 40);
        assertThat(status(realm, person, passkey)).as("100 since then").isEqualTo("DISABLED");
        assertThat(identifiedLogin(application, person, passkey)).isFalse();
        assertThat(identifiedLogin(application, person, other)).isTrue();
        JsonNode attack = admin.get(realm + "/attack-detection/brute-force/users/"
                + admin.user(realm, person).get("id").textValue());
        assertThat(attack.path("numFailures").intValue())
                .as("the person's own count is not touched")
                .isZero();
        assertThat(errors(realm, "application")).contains("care_identity_authenticator_disabled");
    }

    @Test
    void onlyAnAnswerToTheChallengeOfThisLoginCounts() {
        String realm = server.copyRealm(TestServer.REALM, "counted-answers");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);
        EmulatedAuthenticator others = Login.registeredPasskey(application, People.testUser(admin, realm, "3"));
        LoginSteps.first(admin, realm, "auth-username-form");
        HttpBrowser browser = new HttpBrowser();
        var page = identifiedPage(browser, application, person);

        for (Consumer<Answer> change : COUNTED) {
            page = Login.withPasskey(browser, page, passkey, change);
            for (Consumer<Answer> other : NOT_COUNTED) {
                page = Login.withPasskey(browser, page, passkey, other);
            }
            page = Login.withPasskey(browser, page, others);
            page = Login.withPasskey(browser, page, Devices.passkey());
        }
        assertThat(errors(realm, "application"))
                .as("all are refused")
                .hasSize(COUNTED.size() * (NOT_COUNTED.size() + 3));
        assertThat(failures(realm, "application"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, COUNTED.size())
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(Application.hasCode(Login.withPasskey(browser, page, passkey)))
                .isTrue();
    }

    private static boolean logsIn(Application application, EmulatedAuthenticator passkey, long counter) {
        HttpBrowser browser = new HttpBrowser();
        return Application.hasCode(
                Login.withPasskey(browser, application.begin(browser, AAL2), passkey, a -> a.counter = counter));
    }

    private static HttpBrowser.Answer identifiedPage(HttpBrowser browser, Application application, String person) {
        var asked = application.begin(browser, AAL2);
        return Login.choose(browser, browser.submit(asked, Map.of("username", person)), "passkey");
    }

    private static boolean identifiedLogin(Application application, String person, EmulatedAuthenticator passkey) {
        HttpBrowser browser = new HttpBrowser();
        var page = identifiedPage(browser, application, person);
        return Application.hasCode(Login.withPasskey(browser, page, passkey));
    }

    /** That many wrong answers by ten browsers at once; how many of them log in. */
    private static long wrong(Application application, String person, EmulatedAuthenticator passkey, int answers)
            throws Exception {
        int browsers = 10;
        List<Callable<Long>> all = new ArrayList<>();
        for (int i = 0; i < browsers; i++) {
            // One after the other: Keycloak's user name page refuses a person who logs in elsewhere at that moment.
            HttpBrowser browser = new HttpBrowser();
            var page = identifiedPage(browser, application, person);
            all.add(() -> wrong(browser, page, passkey, answers / browsers));
        }
        return AtOnce.run(all).stream().mapToLong(Long::longValue).sum();
    }

    private static long wrong(
            HttpBrowser browser, HttpBrowser.Answer first, EmulatedAuthenticator passkey, int answers) {
        var page = first;
        long loggedIn = 0;
        for (int i = 0; i < answers; i++) {
            page = Login.withPasskey(browser, page, passkey, a -> a.corruptSignature = true);
            loggedIn += Application.hasCode(page) ? 1 : 0;
        }
        return loggedIn;
    }

    private String status(String realm, String person, EmulatedAuthenticator passkey) {
        String id = admin.user(realm, person).get("id").textValue();
        for (JsonNode credential : admin.get(realm + "/users/" + id + "/credentials")) {
            String data = credential.path("credentialData").asText();
            if (data.contains(passkey.id())) {
                return Json.read(data).path("status").textValue();
            }
        }
        return "none";
    }

    private List<String> errors(String realm, String client) {
        List<String> errors = new ArrayList<>();
        admin.get(realm + "/events?type=LOGIN_ERROR&max=300&client=" + client)
                .forEach(event -> errors.add(event.path("error").textValue()));
        return errors;
    }

    /** What the events of wrong answers say of those that count. */
    private List<String> failures(String realm, String client) {
        return admin.get(realm + "/events?type=LOGIN_ERROR&max=300&client=" + client)
                .findValuesAsText("care_identity_failures");
    }
}
