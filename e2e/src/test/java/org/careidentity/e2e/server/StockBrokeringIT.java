package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.NhsNetRealm;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An identity provider of Keycloak's own kind, which an administrator added without our post login flow: its logins skip
 * assurance, and get none of its levels.
 */
@SideBySide
class StockBrokeringIT {

    private static final String REALM = "stock-brokering";
    private static final String ALIAS = "stock";

    private static TestServer server;
    private static Admin admin;
    private static Application application;
    private static NhsNetRealm provider;

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void realms() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        provider = NhsNetRealm.create(server, "stock-provider");
        admin.post(
                        REALM + "/identity-provider/instances",
                        Map.of("alias", ALIAS, "providerId", "oidc", "enabled", true, "config", provider.settings()))
                .ok();
        application = Application.create(server, REALM, "application");
    }

    private static String linked(String username) {
        String uuid = People.testUser(admin, REALM, "3");
        String account = provider.account(username, "pwd");
        String person = admin.user(REALM, uuid).path("id").textValue();
        admin.post(
                        REALM + "/users/" + person + "/federated-identity/" + ALIAS,
                        Map.of("identityProvider", ALIAS, "userId", account, "userName", username))
                .ok();
        return uuid;
    }

    /** Goes to the provider from a page of a login, as its address says what login it is. */
    private Answer throughProvider(Answer page, String username) {
        Map<String, String> login = new LinkedHashMap<>(HttpBrowser.parameters(page.action()));
        login.remove("execution");
        Answer there = browser.get(URI.create(
                server.url() + "/realms/" + REALM + "/broker/" + ALIAS + "/login?" + HttpBrowser.form(login)));
        return NhsNetRealm.logIn(browser, there, username);
    }

    private static void provesNothing(Application.Tokens tokens, String uuid) {
        JsonNode claims = tokens.idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(uuid);
        assertThat(claims.has("acr")).as(claims.toString()).isFalse();
        assertThat(claims.has("amr")).isFalse();
        assertThat(claims.has("authentication_assurance_level")).isFalse();
        assertThat(claims.has("selected_roleid")).isFalse();
    }

    @Test
    void aPersonWhomAnAdministratorLinkedGetsNoneOfOurClaims() {
        String uuid = linked("plain");
        Answer back = throughProvider(application.begin(browser, Map.of()), "plain");
        provesNothing(application.tokens(back), uuid);
    }

    @Test
    void whatOnePersonProvedIsNotSaidOfAnotherWhoIsBroughtInAfterAssurance() {
        String first = People.testUser(admin, REALM, "3");
        People.giveRoles(admin, REALM, first, 2);
        Answer roles = Login.asTestUser(
                browser, application.begin(browser, Map.of("scope", Application.SCOPES + " selectedrole")), first);
        assertThat(roles.page().selectFirst("h1").text())
                .as(roles.page().text())
                .contains("role");

        String second = linked("brought-in");
        provesNothing(application.tokens(throughProvider(roles, "brought-in")), second);
    }
}
