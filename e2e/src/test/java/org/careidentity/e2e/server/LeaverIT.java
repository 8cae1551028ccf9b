package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is disabled or leaves is logged in nowhere from that moment, and their applications know it. */
class LeaverIT {

    private static final Map<String, String> AAL3 = Map.of("acr_values", "AAL3_ANY");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final LogoutReceiver receiver = new LogoutReceiver();
    private final Application application = Application.create(
            server,
            TestServer.REALM,
            "leaver-" + UUID.randomUUID(),
            Map.of(
                    "attributes",
                    Map.of("backchannel.logout.url", receiver.url(), "backchannel.logout.session.required", "true")));
    private final String person = People.testUser(admin, TestServer.REALM, "3");
    private String path;

    @BeforeEach
    void find() {
        path = TestServer.REALM + "/users/"
                + admin.user(TestServer.REALM, person).path("id").textValue();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Application.Tokens logIn(String scope) {
        HttpBrowser browser = new HttpBrowser();
        return application.tokens(Login.asTestUser(
                browser, application.begin(browser, Map.of("acr_values", "AAL3_ANY", "scope", scope)), person));
    }

    private void change(boolean enabled) {
        ObjectNode user = (ObjectNode) admin.user(TestServer.REALM, person);
        admin.put(path, user.put("enabled", enabled)).ok();
    }

    private Application.Answer refresh(Application.Tokens tokens) {
        return application.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()));
    }

    private static String sid(Application.Tokens tokens) {
        return tokens.idClaims().path("sid").textValue();
    }

    private void ended(Application.Tokens... all) {
        for (Application.Tokens tokens : all) {
            assertThat(refresh(tokens).error()).isEqualTo("invalid_grant");
            assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
        }
        assertThat(receiver.tokens())
                .extracting(token -> token.path("sid").textValue())
                .containsExactlyInAnyOrder(
                        List.of(all).stream().map(LeaverIT::sid).toArray(String[]::new));
        assertThat(receiver.tokens())
                .extracting(token -> token.path("sub").textValue())
                .containsOnly(person);
    }

    @Test
    void whoIsDisabledLosesEverySession() {
        Application.Tokens first = logIn(Application.SCOPES);
        Application.Tokens second = logIn(Application.SCOPES);
        change(false);
        ended(first, second);
        change(true);
        assertThat(refresh(first).error()).as("enabled again").isEqualTo("invalid_grant");
    }

    @Test
    void anyOtherChangeOfAPersonEndsNothing() {
        Application.Tokens tokens = logIn(Application.SCOPES);
        ObjectNode user = (ObjectNode) admin.user(TestServer.REALM, person);
        admin.put(path, user.put("lastName", "Renamed")).ok();
        assertThat(refresh(tokens).status()).isEqualTo(200);
        assertThat(receiver.tokens()).isEmpty();
    }

    @Test
    void whoLeavesLosesEverySession() {
        Application.Tokens first = logIn(Application.SCOPES);
        Application.Tokens second = logIn(Application.SCOPES);
        admin.delete(path).ok();
        ended(first, second);
    }

    @Test
    void somebodyElsesSessionsGoOn() {
        String other = People.testUser(admin, TestServer.REALM, "3");
        HttpBrowser browser = new HttpBrowser();
        Application.Tokens others =
                application.tokens(Login.asTestUser(browser, application.begin(browser, AAL3), other));
        logIn(Application.SCOPES);
        admin.delete(path).ok();
        assertThat(refresh(others).status()).isEqualTo(200);
    }

    @Test
    void offlineSessionsEndToo() {
        allowOffline();
        Application.Tokens disabled = logIn("openid offline_access");
        assertThat(refresh(disabled).status()).isEqualTo(200);
        change(false);
        change(true);
        assertThat(refresh(disabled).error()).isEqualTo("invalid_grant");
        Application.Tokens leaver = logIn("openid offline_access");
        admin.delete(path).ok();
        assertThat(refresh(leaver).error()).isEqualTo("invalid_grant");
        assertThat(receiver.tokens())
                .extracting(token -> token.path("sid").textValue())
                .contains(sid(disabled), sid(leaver));
    }

    private void allowOffline() {
        String realm = TestServer.REALM + "/";
        admin.post(path + "/role-mappings/realm", List.of(admin.get(realm + "roles/offline_access")))
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
}
