package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a passkey proved ends when the passkey is removed. */
class RemovedCredentialIT {

    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final Map<String, String> AAL3 = Map.of("acr_values", "AAL3_ANY");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final LogoutReceiver receiver = new LogoutReceiver();
    private final Application application = Application.create(
            server,
            TestServer.REALM,
            "removed-credential-" + UUID.randomUUID(),
            Map.of(
                    "attributes",
                    Map.of("backchannel.logout.url", receiver.url(), "backchannel.logout.session.required", "true")));
    private final String person = People.testUser(admin, TestServer.REALM, "3");
    private final EmulatedAuthenticator passkey = Login.registeredPasskey(application, person);
    private final HttpBrowser browser = new HttpBrowser();

    @AfterEach
    void close() {
        receiver.close();
    }

    private Application.Tokens logIn(HttpBrowser at, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(AAL2);
        parameters.putAll(more);
        return application.tokens(Login.withPasskey(at, application.begin(at, parameters), passkey));
    }

    private String stored() {
        String id = admin.user(TestServer.REALM, person).path("id").textValue();
        for (JsonNode credential : admin.get(TestServer.REALM + "/users/" + id + "/credentials")) {
            if ("care-identity-passkey".equals(credential.path("type").textValue())) {
                return id + "/credentials/" + credential.path("id").textValue();
            }
        }
        throw new AssertionError("no passkey");
    }

    private void remove() {
        admin.delete(TestServer.REALM + "/users/" + stored()).ok();
    }

    private Application.Answer refresh(Application.Tokens tokens) {
        return application.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()));
    }

    private List<String> loggedOut() {
        return receiver.tokens().stream()
                .map(token -> token.path("sid").textValue())
                .toList();
    }

    private static String sid(Application.Tokens tokens) {
        return tokens.idClaims().path("sid").textValue();
    }

    @Test
    void aSessionThatRestsOnItEndsAtOnceAndItsApplicationsAreTold() {
        Application.Tokens tokens = logIn(browser, Map.of());
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(200);
        remove();
        assertThat(refresh(tokens).error()).isEqualTo("invalid_grant");
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
        assertThat(loggedOut()).containsExactly(sid(tokens));
        assertThat(application
                        .begin(browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "prompt", "none"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void aSessionOfAnotherMethodGoesOn() {
        Application.Tokens others =
                application.tokens(Login.asTestUser(browser, application.begin(browser, AAL3), person));
        Application.Tokens tokens = logIn(new HttpBrowser(), Map.of());
        remove();
        assertThat(refresh(others).status()).isEqualTo(200);
        assertThat(loggedOut()).containsExactly(sid(tokens));
    }

    @Test
    void aSessionThatAlsoHoldsAnotherProofLosesThatProofAlone() {
        People.prove(admin, TestServer.REALM, person, "1", "USERPASS");
        Application.Tokens first = application.tokens(
                Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL1_USERPASS")), person));
        Application.Tokens both = logIn(browser, Map.of());
        assertThat(sid(both)).as("stepped up").isEqualTo(sid(first));
        assertThat(level(both)).as(both.idClaims().toString()).isEqualTo("2");
        remove();
        assertThat(loggedOut()).isEmpty();
        assertThat(level(application.refresh(both))).isEqualTo("1");
    }

    private static String level(Application.Tokens tokens) {
        return tokens.idClaims().path("authentication_assurance_level").textValue();
    }

    @Test
    void anOfflineSessionEndsToo() {
        allowOffline();
        Application.Tokens tokens = logIn(browser, Map.of("scope", "openid offline_access"));
        assertThat(refresh(tokens).status()).isEqualTo(200);
        remove();
        assertThat(refresh(tokens).error()).isEqualTo("invalid_grant");
    }

    /** No client and no person of ours may have offline tokens; an administrator could change that. */
    private void allowOffline() {
        String realm = TestServer.REALM + "/";
        String user = admin.user(TestServer.REALM, person).path("id").textValue();
        admin.post(realm + "users/" + user + "/role-mappings/realm", List.of(admin.get(realm + "roles/offline_access")))
                .ok();
        String client = admin.get(realm + "clients?clientId=" + application.clientId())
                .at("/0/id")
                .textValue();
        for (JsonNode scope : admin.get(realm + "client-scopes")) {
            if ("offline_access".equals(scope.path("name").textValue())) {
                admin.put(
                                realm + "clients/" + client + "/optional-client-scopes/"
                                        + scope.path("id").textValue(),
                                Map.of())
                        .ok();
            }
        }
    }

    @Test
    void aLoginInWhichThePersonRemovesWhatTheyLoggedInWithEndsWithIt() {
        Map<String, String> manage =
                Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-passkeys");
        var page = Login.withPasskey(browser, application.begin(browser, manage), passkey);
        String credential = stored().replaceAll(".*/", "");
        var back = browser.submit(page, Map.of("action", "remove", "credentialId", credential));
        assertThat(back.parameter("kc_action_status")).isEqualTo("success");
        assertThat(application.token(Application.codeExchange(back)).error()).isEqualTo("invalid_grant");
        assertThat(application
                        .begin(browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "prompt", "none"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void anotherCredentialsRemovalEndsNothing() {
        Application.Tokens tokens = logIn(browser, Map.of());
        String first = stored();
        Login.registeredPasskey(application, person);
        String id = admin.user(TestServer.REALM, person).path("id").textValue();
        for (JsonNode credential : admin.get(TestServer.REALM + "/users/" + id + "/credentials")) {
            String other = id + "/credentials/" + credential.path("id").textValue();
            if (!other.equals(first)) {
                admin.delete(TestServer.REALM + "/users/" + other).ok();
            }
        }
        assertThat(refresh(tokens).status()).isEqualTo(200);
        assertThat(loggedOut()).isEmpty();
    }
}
