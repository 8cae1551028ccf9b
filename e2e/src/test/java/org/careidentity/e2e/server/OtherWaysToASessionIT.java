package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way to a session but the browser flow is closed in our realms, or gives no acr, level, role or organisation.
 * Clients here are configured for each way as far as an administrator can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherWaysToASessionIT {

    private static final List<String> OURS = List.of(
            "acr",
            "amr",
            "authentication_assurance_level",
            "id_assurance_level",
            "idassurancelevel",
            "nhsid_nrbac_roles",
            "nhsid_user_orgs",
            "nhsid_org_memberships",
            "nhsid_org_roles",
            "gmc_id",
            "name",
            "uid");
    private static final String PASSWORD = "a-long-password";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final String realm = "other-ways";
    private Application application;
    private String person;
    private String personId;

    @BeforeAll
    void openAllThatAnAdministratorCan() {
        server.copyRealm(TestServer.REALM, realm);
        application = Application.create(
                server,
                realm,
                "open-to-everything",
                Map.of(
                        "directAccessGrantsEnabled", true,
                        "serviceAccountsEnabled", true,
                        "implicitFlowEnabled", true,
                        "attributes",
                                Map.of(
                                        "oauth2.device.authorization.grant.enabled", "true",
                                        "oidc.ciba.grant.enabled", "true",
                                        "standard.token.exchange.enabled", "true",
                                        "oauth2.jwt.authorization.grant.enabled", "true")));
        person = People.testUser(admin, realm, "3");
        personId = admin.user(realm, person).path("id").textValue();
        admin.put(
                        realm + "/users/" + personId + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    @ParameterizedTest(name = "grant_type={0}")
    @CsvSource({
        "password",
        "urn:ietf:params:oauth:grant-type:token-exchange",
        "urn:ietf:params:oauth:grant-type:device_code",
        "urn:openid:params:grant-type:ciba",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
    })
    void theTokenEndpointRefusesTheGrant(String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        form.put("username", person);
        form.put("password", PASSWORD);
        form.put("scope", Application.SCOPES);
        form.put("subject_token", tokensOfABrowserLogin().accessToken());
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("device_code", "a-code");
        form.put("auth_req_id", "an-id");
        form.put("assertion", "an.assertion.x");
        var answer = application.token(form);
        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 403);
        assertThat(answer.body().has("access_token")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"auth/device", "ext/ciba/auth"})
    void theEndpointsOfOtherDevicesRefuse(String endpoint) {
        var answer = application.post(endpoint, Map.of("scope", "openid", "login_hint", person));
        assertThat(answer.status()).isBetween(400, 403);
        assertThat(answer.error()).isEqualTo("unauthorized_client");
    }

    @ParameterizedTest(name = "response_type={0}")
    @CsvSource({"token", "id_token token", "code id_token", "code token"})
    void implicitAndHybridResponsesAreRefused(String responseType) {
        HttpBrowser browser = new HttpBrowser();
        var answer = application.begin(browser, Map.of("response_type", responseType));
        assertThat(answer.location()).as(answer.page().text()).contains("error=unsupported_response_type");
    }

    @Test
    void aServiceAccountGetsNoneOfOurClaims() {
        var answer = application.token(Map.of("grant_type", "client_credentials", "scope", Application.SCOPES));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertNoneOfOurs(
                answer.body().path("access_token").textValue(),
                answer.body().path("id_token").textValue());
    }

    @Test
    void aClientBoundToAnotherFlowGetsNoneOfOurClaims() {
        String flow = passwordFlow();
        Application overriding = Application.create(
                server, realm, "overriding", Map.of("authenticationFlowBindingOverrides", Map.of("browser", flow)));
        HttpBrowser browser = new HttpBrowser();
        var page = overriding.begin(browser, Map.of());
        var tokens = overriding.tokens(browser.submit(page, Map.of("username", person, "password", PASSWORD)));
        assertNoneOfOurs(tokens.accessToken(), tokens.idToken());
        assertNoneOfOurs(overriding.userInfo(tokens.accessToken()).body());
        var refreshed = overriding.refresh(tokens);
        assertNoneOfOurs(refreshed.accessToken(), refreshed.idToken());

        var ours = application.begin(browser, Map.of());
        assertThat(ours.location())
                .as("a session of that flow is no single sign-on for ours")
                .isNull();
    }

    @Test
    void anImpersonatedSessionIsNoSingleSignOn() {
        HttpBrowser browser = new HttpBrowser();
        var masterPage = browser.get(URI.create(server.url()
                + "/realms/master/protocol/openid-connect/auth?client_id=security-admin-console&response_type=code"
                + "&scope=openid&redirect_uri=" + server.url() + "/admin/master/console/&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        browser.submit(masterPage, Map.of("username", "admin", "password", "admin"));
        var impersonation = admin.post(realm + "/users/" + personId + "/impersonation", Map.of());
        assertThat(impersonation.status()).isEqualTo(200);
        var page = application.begin(browser, Map.of());
        assertThat(Application.hasCode(page)).isFalse();
        assertThat(page.page().select("input[name=method]"))
                .as("the login-method page")
                .isNotEmpty();
    }

    @Test
    void selfRegistrationAndResetOfCredentialsAreClosed() {
        HttpBrowser browser = new HttpBrowser();
        application.begin(browser, Map.of());
        for (String path : List.of("login-actions/reset-credentials", "login-actions/registration")) {
            var answer = browser.get(URI.create(
                    server.url() + "/realms/" + realm + "/" + path + "?client_id=" + application.clientId()));
            assertThat(
                            answer.page()
                                    .select(
                                            "#kc-register-form, #kc-reset-password-form, input[name=email], input[name=password]"))
                    .as(path + ": " + answer.page().text())
                    .isEmpty();
        }
        var registrations = browser.get(URI.create(application
                .authorizationRequest(Map.of())
                .toString()
                .replace("/protocol/openid-connect/auth?", "/protocol/openid-connect/registrations?")));
        assertThat(registrations.page().select("#kc-register-form, input[name=email]"))
                .isEmpty();
        assertThat(Application.hasCode(registrations)).isFalse();
    }

    @Test
    void aBrokeredLoginCreatesNobodyAndGivesNoToken() {
        admin.delete("a-provider");
        admin.post("", Map.of("realm", "a-provider", "enabled", true)).ok();
        admin.post(
                        "a-provider/clients",
                        Map.of("clientId", "a-broker", "secret", "s", "redirectUris", List.of(server.url() + "/*")))
                .ok();
        admin.post(
                        "a-provider/users",
                        Map.of(
                                "username", "mallory",
                                "enabled", true,
                                "email", "mallory@example.test",
                                "firstName", "M",
                                "lastName", "M",
                                "credentials", List.of(Map.of("type", "password", "value", PASSWORD))))
                .ok();
        String base = server.url() + "/realms/a-provider/protocol/openid-connect/";
        admin.post(
                        realm + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "a-provider",
                                "providerId",
                                "oidc",
                                "enabled",
                                true,
                                "config",
                                Map.of(
                                        "clientId", "a-broker",
                                        "clientSecret", "s",
                                        "clientAuthMethod", "client_secret_post",
                                        "authorizationUrl", base + "auth",
                                        "tokenUrl", base + "token",
                                        "defaultScope", "openid")))
                .ok();
        HttpBrowser browser = new HttpBrowser();
        var page = application.begin(browser, Map.of());
        Map<String, String> query = query(page.action());
        var provider = browser.get(URI.create(server.url() + "/realms/" + realm + "/broker/a-provider/login?"
                + HttpBrowser.form(Map.of(
                        "client_id", query.get("client_id"),
                        "tab_id", query.get("tab_id"),
                        "client_data", query.get("client_data"),
                        "session_code", query.get("session_code")))));
        var back = provider.page().getElementById("password") == null
                ? provider
                : browser.submit(provider, Map.of("username", "mallory", "password", PASSWORD));
        assertThat(Application.hasCode(back)).as(back.page().text()).isFalse();
        assertThat(admin.get(realm + "/users?search=mallory")).isEmpty();
    }

    private Application.Tokens tokensOfABrowserLogin() {
        HttpBrowser browser = new HttpBrowser();
        return application.tokens(Login.asTestUser(browser, application.begin(browser, Map.of()), person));
    }

    private String passwordFlow() {
        admin.post(
                        realm + "/authentication/flows",
                        Map.of(
                                "alias",
                                "password only",
                                "providerId",
                                "basic-flow",
                                "topLevel",
                                true,
                                "builtIn",
                                false))
                .ok();
        admin.post(
                        realm + "/authentication/flows/password%20only/executions/execution",
                        Map.of("provider", "auth-username-password-form"))
                .ok();
        JsonNode execution = admin.get(realm + "/authentication/flows/password%20only/executions")
                .get(0);
        ((com.fasterxml.jackson.databind.node.ObjectNode) execution).put("requirement", "REQUIRED");
        admin.put(realm + "/authentication/flows/password%20only/executions", execution)
                .ok();
        for (JsonNode flow : admin.get(realm + "/authentication/flows")) {
            if ("password only".equals(flow.path("alias").textValue())) {
                return flow.path("id").textValue();
            }
        }
        throw new AssertionError("no flow");
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : uri.getQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts[1]);
        }
        return parameters;
    }

    private static void assertNoneOfOurs(String... tokens) {
        for (String token : tokens) {
            if (token != null) {
                assertNoneOfOurs(org.careidentity.e2e.support.Json.claims(token));
            }
        }
    }

    private static void assertNoneOfOurs(JsonNode claims) {
        OURS.forEach(claim ->
                assertThat(claims.has(claim)).as(claim + " in " + claims).isFalse());
    }
}
