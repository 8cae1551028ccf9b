package org.careidentity.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The npm package openid-client, which has no back-channel logout. */
class OpenidClientIT {

    private static final String REALM = TestServer.MOCK_REALM;
    private static final String REDIRECT = "http://application.test/callback";

    private final TestServer server = TestServer.running();
    private final IssuerProxy issuer = new IssuerProxy(server);
    private final String clientId =
            "openid-client-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    private final String person = People.testUser(server.admin(), REALM, "3");

    @AfterEach
    void stop() {
        issuer.close();
    }

    private ObjectNode settings() {
        return Json.MAPPER
                .createObjectNode()
                .put("issuer", issuer.issuer(REALM))
                .put("clientId", clientId)
                .put("secret", "node-secret")
                .put("redirectUri", REDIRECT)
                .put("scope", "openid profile nationalrbacaccess selectedrole")
                .put("verifySignatures", true);
    }

    private void register(Map<String, Object> more) {
        Map<String, Object> client =
                new LinkedHashMap<>(Map.of("secret", "node-secret", "redirectUris", List.of(REDIRECT)));
        client.putAll(more);
        Application.create(server, REALM, clientId, client);
    }

    private JsonNode logIn(ObjectNode settings) {
        return NodeLogin.as(person, settings, UnaryOperator.identity());
    }

    @ParameterizedTest(name = "PKCE {0}")
    @ValueSource(booleans = {true, false})
    void aPersonLogsInWithASecret(boolean pkce) {
        register(Map.of());
        isLoggedIn(logIn(settings().put("pkce", pkce)));
    }

    @Test
    void aPersonLogsInWithAPrivateKey() {
        RSAKey key = registerKey();
        isLoggedIn(logIn(withKey(key).put("pkce", true)));
    }

    @Test
    void anotherPrivateKeyUnderTheSameIdIsRefused() {
        RSAKey key = registerKey();
        JsonNode answer = logIn(withKey(IssuerProxy.newKey(key.getKeyID())));
        assertThat(answer.path("code").textValue()).as(answer.toString()).isEqualTo("OAUTH_RESPONSE_BODY_ERROR");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "SIGNATURE_OF_THE_ID_TOKEN, OAUTH_INVALID_RESPONSE,",
        "ISSUER_OF_THE_ID_TOKEN, OAUTH_JWT_CLAIM_COMPARISON_FAILED, iss",
        "AUDIENCE_OF_THE_ID_TOKEN, OAUTH_JWT_CLAIM_COMPARISON_FAILED, aud",
        "EXPIRED_ID_TOKEN, OAUTH_JWT_TIMESTAMP_CHECK_FAILED, exp",
        "NONCE, OAUTH_JWT_CLAIM_COMPARISON_FAILED, nonce",
        "SUB_OF_USERINFO, OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED,",
    })
    void aLieIsRefused(Lie lie, String code, String claim) {
        register(Map.of());
        lie.by(issuer);
        JsonNode answer = logIn(settings());
        assertThat(answer.has("userInfo")).isFalse();
        assertThat(answer.path("code").textValue()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("claim").textValue()).as(answer.toString()).isEqualTo(claim);
    }

    @Test
    void anotherStateOrIssuerInTheRedirectIsRefused() {
        register(Map.of());
        for (String parameter : List.of("state", "iss")) {
            JsonNode answer = NodeLogin.as(person, settings(), SiteVisit.withAnother(parameter));
            assertThat(answer.path("code").textValue()).as(answer.toString()).isEqualTo("OAUTH_INVALID_RESPONSE");
        }
    }

    /** The specification leaves at_hash to the client in the code flow (OpenID Connect Core 1.0, 3.1.3.8). */
    @Test
    void anAtHashIsNotCheckedByThisClient() {
        register(Map.of());
        Lie.AT_HASH.by(issuer);
        isLoggedIn(logIn(settings()));
    }

    /** It trusts TLS to the token endpoint, as the specification allows (3.1.3.7, 6). */
    @Test
    void aSignatureIsNotCheckedByThisClientUnlessItIsTold() {
        register(Map.of());
        Lie.SIGNATURE_OF_THE_ID_TOKEN.by(issuer);
        isLoggedIn(logIn(settings().put("verifySignatures", false)));
    }

    private void isLoggedIn(JsonNode answer) {
        assertThat(answer.at("/claims/sub").textValue()).as(answer.toString()).isEqualTo(person);
        assertThat(answer.at("/claims/selected_roleid").textValue()).isEqualTo("2");
        assertThat(answer.at("/userInfo/sub").textValue()).isEqualTo(person);
        assertThat(answer.at("/userInfo/nhsid_nrbac_roles/0/person_roleid").textValue())
                .isEqualTo("2");
    }

    private RSAKey registerKey() {
        RSAKey key = IssuerProxy.newKey("a-client-key");
        register(Map.of(
                "clientAuthenticatorType",
                "client-jwt",
                "attributes",
                Map.of("use.jwks.string", "true", "jwks.string", new JWKSet(key.toPublicJWK()).toString())));
        return key;
    }

    private ObjectNode withKey(RSAKey key) {
        ObjectNode settings = settings();
        settings.remove("secret");
        return settings.set("privateKey", Json.read(key.toJSONString()));
    }
}
