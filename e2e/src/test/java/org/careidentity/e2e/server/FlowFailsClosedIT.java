package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an administrator breaks in the flow, and whatever a browser sends, never ends in a token. */
class FlowFailsClosedIT {

    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final String FLOW = "/authentication/flows/care-identity%20browser/executions";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();

    @ParameterizedTest(name = "without {0}")
    @ValueSource(
            strings = {
                "care-identity-assurance",
                "care-identity-login-method",
                "care-identity-test-user",
                "care-identity-condition-login-method",
                "care-identity authenticate",
                "care-identity login",
                "care-identity test-user",
            })
    void aDeletedExecutionNeverEndsInAToken(String execution) {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "broken-flow");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        admin.delete(realm + "/authentication/executions/" + execution(realm, execution))
                .ok();
        assertThat(Application.hasCode(attempt(application, person))).isFalse();
    }

    @Test
    void theUnbrokenFlowEndsInAToken() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "unbroken-flow");
        Application application = Application.create(server, realm, "application");
        assertThat(Application.hasCode(attempt(application, People.testUser(admin, realm, "3"))))
                .isTrue();
    }

    @Test
    void withoutTheSessionStepEveryLoginIsAFullOne() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "no-session-step");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        admin.delete(realm + "/authentication/executions/" + execution(realm, "care-identity-session"))
                .ok();
        HttpBrowser browser = new HttpBrowser();
        assertThat(Application.hasCode(Login.asTestUser(browser, application.begin(browser, Map.of()), person)))
                .isTrue();
        assertThat(application.begin(browser, Map.of()).page().getElementById("kc-form-login"))
                .isNotNull();
    }

    @Test
    void anAssuranceStepThatIsNotRequiredIsNone() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "assurance-moved");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        admin.delete(realm + "/authentication/executions/" + execution(realm, "care-identity-assurance"))
                .ok();
        admin.post(
                        realm + "/authentication/flows/care-identity%20login/executions/execution",
                        Map.of("provider", "care-identity-assurance"))
                .ok();
        assertThat(Application.hasCode(attempt(application, person))).isFalse();
    }

    @Test
    void aUserThatAnEarlierStepSetIsNoProof() {
        String realm = server.copyRealm(TestServer.REALM, "earlier-step");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        setPassword(realm, person);
        addPasswordAlternative(realm);
        HttpBrowser browser = new HttpBrowser();
        var page = application.begin(browser, AAL2);
        assertThat(page.page().getElementById("password")).isNotNull();
        var refused = browser.submit(page, Map.of("username", person, "password", "a-long-password"));
        assertThat(refused.location()).isNull();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.page().text()).contains("could not be completed");
        assertThat(refused.page().text()).contains("Not you?").doesNotContain(person);
    }

    @Test
    void aLockOfGuessableMethodsDoesNotStopAPasskey() {
        String realm = server.copyRealm(TestServer.REALM, "locked-out");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);
        String id = setPassword(realm, person);
        admin.put(realm, Map.of("failureFactor", 2, "bruteForceProtected", true))
                .ok();
        addPasswordAlternative(realm);
        HttpBrowser guesser = new HttpBrowser();
        var page = application.begin(guesser, AAL2);
        for (int guess = 0; guess < 4; guess++) {
            page = guesser.submit(page, Map.of("username", person, "password", "wrong-" + guess));
        }
        JsonNode attack = admin.get(realm + "/attack-detection/brute-force/users/" + id);
        assertThat(attack.path("disabled").booleanValue()).as(attack.toString()).isTrue();

        admin.delete(realm + "/authentication/executions/" + execution(realm, "auth-username-password-form"))
                .ok();
        HttpBrowser browser = new HttpBrowser();
        assertThat(Application.hasCode(Login.withPasskey(browser, application.begin(browser, AAL2), passkey)))
                .isTrue();
    }

    @Test
    void aMethodThatWasSwitchedOffAfterItWasChosenDoesNotLogIn() {
        String realm = server.copyRealm(TestServer.REALM, "stale-choice");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        HttpBrowser browser = new HttpBrowser();
        var chosen = Login.choose(browser, application.begin(browser, AAL2), "test-user");
        require(realm, "care-identity test-user", "DISABLED");
        assertThat(Application.hasCode(browser.submit(chosen, Map.of("username", person))))
                .isFalse();
    }

    @Test
    void aConditionThatNamesAnotherMethodRunsNoMethod() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "other-condition");
        Application application = Application.create(server, realm, "application");
        String person = People.testUser(admin, realm, "3");
        JsonNode condition = find(realm, "care-identity-condition-login-method");
        String config = condition.path("authenticationConfig").textValue();
        ObjectNode changed = (ObjectNode) admin.get(realm + "/authentication/config/" + config);
        ((ObjectNode) changed.get("config")).put("method", "smartcard");
        admin.put(realm + "/authentication/config/" + config, changed).ok();
        assertThat(Application.hasCode(attempt(application, person))).isFalse();
    }

    @Test
    void anotherExecutionCannotBeCalledFromTheMethodPage() {
        HttpBrowser browser = new HttpBrowser();
        Application application = Application.create(server, TestServer.REALM, "posted-executions");
        for (String execution : List.of(
                "care-identity-assurance",
                "care-identity-session",
                "care-identity-test-user",
                "care-identity-passkey")) {
            var page = application.begin(browser, AAL2);
            var answer =
                    browser.submit(page, Map.of("authenticationExecution", execution(TestServer.REALM, execution)));
            assertThat(Application.hasCode(answer)).as(execution).isFalse();
            String action = page.action().toString();
            String tampered =
                    action.replaceAll("execution=[^&]+", "execution=" + execution(TestServer.REALM, execution));
            assertThat(Application.hasCode(
                            browser.post(java.net.URI.create(tampered), Map.of("username", "656005750104"))))
                    .as(execution)
                    .isFalse();
        }
    }

    @Test
    void onlyMarkedTestUsersLogInAsTestUsers() {
        Application application = Application.create(server, TestServer.MOCK_REALM, "test-users");
        String unmarked = People.testUser(admin, TestServer.MOCK_REALM, null);
        HttpBrowser browser = new HttpBrowser();
        var refused = Login.asTestUser(browser, application.begin(browser, Map.of()), unmarked);
        assertThat(refused.location()).isNull();
        assertThat(refused.page().text()).contains("There is no test user of this name");
        var unknown = Login.asTestUser(browser, refused, "nobody");
        assertThat(unknown.page().text()).contains("There is no test user of this name");
    }

    @Test
    void aPersonWithoutAUuidIsRefused() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "no-uuid");
        Application application = Application.create(server, realm, "application");
        admin.createUser(
                realm,
                Map.of(
                        "username",
                        "no-uuid",
                        "enabled",
                        true,
                        "attributes",
                        Map.of("care_identity_test_level", List.of("3"))));
        var refused = attempt(application, "no-uuid");
        assertThat(refused.location()).isNull();
        assertThat(refused.page().text()).contains("no Care Identity number");
    }

    @Test
    void aUuidThatSomebodyElseHasLogsNobodyElseIn() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "copied-uuid");
        Application application = Application.create(server, realm, "application");
        admin.createUser(
                realm,
                Map.of(
                        "username",
                        "copycat",
                        "enabled",
                        true,
                        "attributes",
                        Map.of(
                                "nhsid_useruid", List.of("656005750104"),
                                "care_identity_test_level", List.of("3"))));
        assertThat(Application.hasCode(attempt(application, "copycat"))).isFalse();
        assertThat(Application.hasCode(attempt(application, "656005750104"))).isTrue();
    }

    @Test
    void aUuidOfTheirOwnNeedNotBeTheUserName() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "other-user-name");
        Application application = Application.create(server, realm, "application");
        admin.createUser(
                realm,
                Map.of(
                        "username",
                        "a-user-name",
                        "enabled",
                        true,
                        "attributes",
                        Map.of(
                                "nhsid_useruid", List.of("123456789012"),
                                "care_identity_test_level", List.of("3"))));
        var claims = application.tokens(attempt(application, "a-user-name")).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo("123456789012");
    }

    private HttpBrowser.Answer attempt(Application application, String person) {
        HttpBrowser browser = new HttpBrowser();
        var page = application.begin(browser, Map.of());
        return page.page().getElementById("kc-form-login") == null ? page : Login.asTestUser(browser, page, person);
    }

    private String setPassword(String realm, String username) {
        String id = admin.user(realm, username).path("id").textValue();
        admin.put(
                        realm + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", "a-long-password", "temporary", false))
                .ok();
        return id;
    }

    /** What an administrator might do: a password form beside the session step. */
    private void addPasswordAlternative(String realm) {
        admin.post(
                        realm + "/authentication/flows/care-identity%20authenticate/executions/execution",
                        Map.of("provider", "auth-username-password-form"))
                .ok();
        require(realm, "auth-username-password-form", "ALTERNATIVE");
        String id = execution(realm, "auth-username-password-form");
        admin.post(realm + "/authentication/executions/" + id + "/raise-priority", Map.of())
                .ok();
        admin.post(realm + "/authentication/executions/" + id + "/raise-priority", Map.of())
                .ok();
    }

    private void require(String realm, String name, String requirement) {
        ObjectNode execution = (ObjectNode) find(realm, name);
        execution.put("requirement", requirement);
        admin.put(realm + FLOW, execution).ok();
    }

    private String execution(String realm, String name) {
        return find(realm, name).path("id").textValue();
    }

    private JsonNode find(String realm, String name) {
        for (JsonNode execution : admin.get(realm + FLOW)) {
            if (name.equals(execution.path("providerId").textValue())
                    || name.equals(execution.path("displayName").textValue())) {
                return execution;
            }
        }
        throw new AssertionError("no execution " + name);
    }
}
