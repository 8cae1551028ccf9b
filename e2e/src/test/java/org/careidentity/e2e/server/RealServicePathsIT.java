package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.Certificate;
import org.careidentity.e2e.support.ClientKey;
import org.careidentity.e2e.support.Detour;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.Nginx;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that has the real service's addresses built in, against a realm behind the nginx of this repository. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServicePathsIT {

    private static final String HOST = "am.care-identity.test";
    private static final String REALM = "Healthcare";
    private static final String FRONTEND = "https://" + HOST + ":443/openam/oauth2/realms/root/realms/NHSIdentity";
    private static final String ISSUER = FRONTEND + "/realms/" + REALM;
    private static final String TOKEN = ISSUER + "/access_token";
    private static final String CLIENT = "999999999999.apps.national";
    private static final String SPELLING = "literal-port";
    private static final String HOME = "http://application.test/";

    private final TestServer server = TestServer.running();
    private final ClientKey key = new ClientKey();
    private final LogoutReceiver receiver = new LogoutReceiver();
    private Nginx nginx;
    private Detour detour;
    private HttpClient http;
    private String person;

    @BeforeAll
    void setUpTheRealmAndTheProxy(@TempDir Path folder) throws Exception {
        server.copyRealm(TestServer.MOCK_REALM, REALM);
        setAttributes(
                REALM,
                Map.of(
                        "frontendUrl",
                        FRONTEND,
                        "care-identity.paths",
                        "openam",
                        "care-identity.client-assertion-audiences",
                        TOKEN + "##" + TOKEN.replace(":443", "")));
        server.admin().delete(SPELLING);
        server.admin().post("", Map.of("realm", SPELLING, "enabled", true)).ok();
        person = People.testUser(server.admin(), REALM, "3");
        Map<String, Object> client = new LinkedHashMap<>(key.client("RS512"));
        Map<String, String> attributes = new LinkedHashMap<>();
        ((Map<?, ?>) client.get("attributes")).forEach((name, value) -> attributes.put((String) name, (String) value));
        attributes.put("backchannel.logout.url", receiver.url());
        attributes.put("backchannel.logout.session.required", "true");
        attributes.put("post.logout.redirect.uris", HOME);
        client.put("attributes", attributes);
        Application.create(server, REALM, CLIENT, client);

        Certificate certificate = new Certificate(folder, HOST);
        Files.writeString(folder.resolve("server.crt"), certificate.certificate());
        Files.writeString(folder.resolve("server.key"), certificate.privateKey());
        Path recipe = Path.of("").toAbsolutePath().getParent().resolve("docker/nginx/real-service-paths.conf");
        nginx = Nginx.start(
                folder,
                """
                upstream keycloak { server localhost:%d; }
                server {
                    listen 127.0.0.1:{port} ssl;
                    server_name %s;
                    ssl_certificate server.crt;
                    ssl_certificate_key server.key;
                    include %s;
                }
                """
                        .formatted(server.url().getPort(), HOST, recipe));
        detour = new Detour(nginx.port());
        http = HttpClient.newBuilder()
                .sslContext(certificate.trusting())
                .proxy(ProxySelector.of(detour.address()))
                .build();
    }

    @AfterAll
    void stop() throws InterruptedException {
        detour.close();
        nginx.close();
        receiver.close();
    }

    private void setAttributes(String realm, Map<String, String> attributes) {
        ObjectNode representation = (ObjectNode) server.admin().get(realm);
        attributes.forEach(representation.withObject("/attributes")::put);
        server.admin().put(realm, representation).ok();
    }

    @Test
    void aWholeLoginPassesByThePathsThatTheClientHasBuiltIn() throws Exception {
        HttpBrowser browser = new HttpBrowser(http);
        HttpBrowser.Answer form = browser.get(URI.create(ISSUER + "/authorize?"
                + HttpBrowser.form(Map.of(
                        "client_id",
                        CLIENT,
                        "response_type",
                        "code",
                        "redirect_uri",
                        Application.REDIRECT,
                        "scope",
                        Application.SCOPES,
                        "state",
                        "a-state",
                        "nonce",
                        "a-nonce"))));
        assertThat(form.action().toString()).startsWith(ISSUER + "/login-actions/");
        assertStylesAreThere(form);
        HttpBrowser.Answer back = Login.asTestUser(browser, form, person);
        assertThat(Application.hasCode(back)).as(back.location()).isTrue();
        assertThat(back.parameter("iss")).isEqualTo(ISSUER);

        JsonNode tokens = post("/access_token", Application.codeExchange(back));
        String accessToken = tokens.path("access_token").textValue();
        String idToken = tokens.path("id_token").textValue();
        assertThat(Json.claims(idToken).path("iss").textValue()).isEqualTo(ISSUER);
        assertThat(Json.claims(idToken).path("sub").textValue()).isEqualTo(person);
        assertThat(Json.claims(accessToken).path("iss").textValue()).isEqualTo(ISSUER);

        JsonNode userInfo = get("/userinfo", accessToken);
        assertThat(userInfo.path("nhsid_useruid").textValue()).isEqualTo(person);
        assertThat(get("/connect/jwk_uri", null).path("keys")).isNotEmpty();
        assertThat(post("/introspect", Map.of("token", accessToken))
                        .path("active")
                        .booleanValue())
                .isTrue();
        JsonNode refreshed = post(
                "/access_token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").textValue()));
        assertThat(Json.claims(refreshed.path("id_token").textValue())
                        .path("iss")
                        .textValue())
                .isEqualTo(ISSUER);
        post("/token/revoke", Map.of("token", accessToken));
        assertThat(post("/introspect", Map.of("token", accessToken))
                        .path("active")
                        .booleanValue())
                .isFalse();

        HttpBrowser.Answer out = browser.get(URI.create(ISSUER + "/connect/endSession?"
                + HttpBrowser.form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", HOME))));
        assertThat(out.location()).isEqualTo(HOME);
        assertThat(receiver.tokens()).hasSize(1);
        assertThat(receiver.tokens().get(0).path("iss").textValue()).isEqualTo(ISSUER);
        assertThat(receiver.tokens().get(0).path("sub").textValue()).isEqualTo(person);
    }

    private void assertStylesAreThere(HttpBrowser.Answer page) throws IOException, InterruptedException {
        List<Element> sheets = page.page().select("link[rel=stylesheet]");
        assertThat(sheets).isNotEmpty();
        for (Element sheet : sheets) {
            assertThat(send(HttpRequest.newBuilder(URI.create(sheet.attr("abs:href")))
                                    .build())
                            .statusCode())
                    .as(sheet.attr("href"))
                    .isEqualTo(200);
        }
    }

    @Test
    void discoveryNamesThePathsOfTheRealServiceUnderOneIssuer() throws Exception {
        JsonNode document = get("/.well-known/openid-configuration", null);
        assertThat(document.path("issuer").textValue()).isEqualTo(ISSUER);
        Map.of(
                        "authorization_endpoint", "/authorize",
                        "token_endpoint", "/access_token",
                        "userinfo_endpoint", "/userinfo",
                        "jwks_uri", "/connect/jwk_uri",
                        "end_session_endpoint", "/connect/endSession",
                        "check_session_iframe", "/connect/checkSession",
                        "introspection_endpoint", "/introspect",
                        "revocation_endpoint", "/token/revoke",
                        "registration_endpoint", "/register")
                .forEach((member, path) ->
                        assertThat(document.path(member).textValue()).as(member).isEqualTo(ISSUER + path));
        assertThat(document.has("mtls_endpoint_aliases")).isFalse();
        assertThat(send(HttpRequest.newBuilder(URI.create(ISSUER + "/connect/checkSession"))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"/access_token", "", "/protocol/openid-connect/token"})
    void theAudienceMayBeTheTokenEndpointByEitherNameOrTheIssuer(String path) throws Exception {
        assertThat(tokenFor(ISSUER + path).statusCode()).isEqualTo(200);
    }

    @Test
    void theAudienceWithoutThePortIsTakenWhereTheRealmNamesItAndNowhereElse() throws Exception {
        assertThat(tokenFor(TOKEN.replace(":443", "")).statusCode()).isEqualTo(200);
        assertThat(tokenFor(ISSUER.replace(":443", "")).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> tokenFor(String audience) throws IOException, InterruptedException {
        Map<String, String> form =
                new LinkedHashMap<>(ClientKey.fields(key.sign("RS512", ClientKey.claims(CLIENT, audience))));
        form.put("grant_type", "client_credentials");
        return send(request("/access_token", form));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "https://" + HOST + ":443/",
                "https://" + HOST + ":443/realms/master",
                "https://" + HOST + ":443/admin/master/console/",
                FRONTEND + "/realms/Cis2-mock/.well-known/openid-configuration",
                ISSUER + "/../../realms/master",
                ISSUER + "/..;/master/.well-known/openid-configuration",
                ISSUER + "/%2e%2e/master/.well-known/openid-configuration",
            })
    void theProxyServesThisRealmAlone(String address) throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address)).build());
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("issuer", "public_key", "Exception");
    }

    @Test
    void otherRealmsKeepTheirIssuerAndKeycloaksPaths() {
        for (String realm : List.of("master", TestServer.REALM, TestServer.MOCK_REALM)) {
            String issuer = server.url() + "/realms/" + realm;
            JsonNode document = discovery(realm);
            assertThat(document.path("issuer").textValue()).isEqualTo(issuer);
            assertThat(document.path("token_endpoint").textValue())
                    .isEqualTo(issuer + "/protocol/openid-connect/token");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://id.test:443, https://id.test:443",
        "https://id.test:443/, https://id.test:443",
        "https://id.test, https://id.test",
        "https://id.test:4430/x, https://id.test:4430/x",
        "https://id.test/:443, https://id.test/:443",
        "http://id.test:443, http://id.test:443",
        "http://id.test:80, http://id.test",
    })
    void thePortStandsInTheIssuerWhereTheRealmSpellsItOut(String frontend, String base) {
        setAttributes(SPELLING, Map.of("frontendUrl", frontend));
        assertThat(discovery(SPELLING).path("issuer").textValue()).isEqualTo(base + "/realms/" + SPELLING);
    }

    private JsonNode discovery(String realm) {
        return Json.read(new HttpBrowser()
                .get(URI.create(server.url() + "/realms/" + realm + "/.well-known/openid-configuration"))
                .body());
    }

    private JsonNode get(String path, String accessToken) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ISSUER + path));
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        return success(send(request.build()));
    }

    private JsonNode post(String path, Map<String, String> form) throws IOException, InterruptedException {
        Map<String, String> signed =
                new LinkedHashMap<>(ClientKey.fields(key.sign("RS512", ClientKey.claims(CLIENT, TOKEN))));
        signed.putAll(form);
        return success(send(request(path, signed)));
    }

    private static HttpRequest request(String path, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(ISSUER + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(HttpBrowser.form(form)))
                .build();
    }

    private static JsonNode success(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body().isBlank() ? "{}" : answer.body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
