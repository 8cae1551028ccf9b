package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.ClientKey;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt}: which assertions of a client are taken (RFC 7523 section 3), with and without more audiences. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAssertionIT {

    private static final String REAL = "https://am.care-identity.test:443/openam/oauth2/realms/root/realms/NHSIdentity";
    private static final String REAL_TOKEN = REAL + "/realms/Healthcare/access_token";
    private static final String SECOND = "https://second.test/token";

    private final TestServer server = TestServer.running();
    private final ClientKey key = new ClientKey();
    private final String named = "more-audiences";
    private Application plain;
    private Application inNamed;

    @BeforeAll
    void makeClients() {
        plain = client(TestServer.MOCK_REALM, "RS512");
        server.copyRealm(TestServer.MOCK_REALM, named);
        server.admin()
                .put(
                        named,
                        Map.of(
                                "attributes",
                                Map.of("care-identity.client-assertion-audiences", REAL_TOKEN + "##" + SECOND)))
                .ok();
        inNamed = client(named, "RS512");
    }

    private Application client(String realm, String algorithm) {
        return Application.create(server, realm, "by-key-" + UUID.randomUUID(), key.client(algorithm));
    }

    @ParameterizedTest(name = "{0}, aud {1}")
    @CsvSource({"RS256, issuer", "RS256, token", "RS512, issuer", "RS512, token"})
    void anAssertionForTheIssuerOrTheTokenEndpointBuysTokens(String algorithm, String audience) {
        Application application = client(TestServer.MOCK_REALM, algorithm);
        String person = People.testUser(server.admin(), TestServer.MOCK_REALM, "3");
        HttpBrowser browser = new HttpBrowser();
        Map<String, String> form = new LinkedHashMap<>(
                Application.codeExchange(Login.asTestUser(browser, application.begin(browser, Map.of()), person)));
        form.putAll(ClientKey.fields(key.sign(
                algorithm,
                ClientKey.claims(
                        application.clientId(),
                        audience.equals("issuer") ? issuer(application) : application.endpoint("token")))));
        Application.Answer answer = application.send("token", form, null);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("id_token").textValue()).isNotBlank();
    }

    private static String issuer(Application application) {
        return application.endpoint("").replace("/protocol/openid-connect/", "");
    }

    record Change(String name, Consumer<Map<String, Object>> claims) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change("expired", claims -> {
                    claims.put("iat", (long) claims.get("iat") - 300);
                    claims.put("exp", (long) claims.get("exp") - 300);
                }),
                new Change("issued in the future", claims -> claims.put("iat", (long) claims.get("iat") + 60)),
                new Change("without an end", claims -> claims.remove("exp")),
                new Change("lives too long", claims -> {
                    claims.remove("iat");
                    claims.put("exp", (long) claims.get("exp") + 86_400);
                }),
                new Change("without a jti", claims -> claims.remove("jti")),
                new Change("without an audience", claims -> claims.remove("aud")),
                new Change("of another client", claims -> {
                    claims.put("iss", "account-console");
                    claims.put("sub", "account-console");
                }),
                new Change("issued by another", claims -> claims.put("iss", "account-console")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void anAssertionThatIsNotWellFormedIsRefused(Change change) {
        for (Application application : List.of(plain, inNamed)) {
            Map<String, Object> claims = ClientKey.claims(application.clientId(), application.endpoint("token"));
            change.claims().accept(claims);
            assertRefused(present(application, key.sign("RS512", claims)));
        }
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"RS256", "none"})
    void anotherAlgorithmThanTheRegisteredOneIsRefused(String algorithm) {
        for (Application application : List.of(plain, inNamed)) {
            assertRefused(present(
                    application,
                    key.sign(algorithm, ClientKey.claims(application.clientId(), application.endpoint("token")))));
        }
    }

    @Test
    void anotherKeyIsRefused() {
        for (Application application : List.of(plain, inNamed)) {
            assertRefused(present(
                    application,
                    new ClientKey()
                            .sign("RS512", ClientKey.claims(application.clientId(), application.endpoint("token")))));
        }
    }

    @Test
    void anAssertionIsUsedOnce() {
        for (Application application : List.of(plain, inNamed)) {
            String assertion =
                    key.sign("RS512", ClientKey.claims(application.clientId(), application.endpoint("token")));
            assertTaken(present(application, assertion));
            assertRefused(present(application, assertion));
        }
        String assertion = key.sign("RS512", ClientKey.claims(inNamed.clientId(), REAL_TOKEN));
        assertTaken(present(inNamed, assertion));
        assertRefused(present(inNamed, assertion));
    }

    @Test
    void aClientWithAKeyHasNoSecret() {
        assertRefused(plain.token(Map.of("grant_type", "client_credentials")));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {REAL_TOKEN, SECOND})
    void anAudienceThatTheRealmNamesIsTakenThereAndNowhereElse(String audience) {
        assertTaken(present(inNamed, key.sign("RS512", ClientKey.claims(inNamed.clientId(), audience))));
        assertRefused(present(plain, key.sign("RS512", ClientKey.claims(plain.clientId(), audience))));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                REAL_TOKEN + "/",
                REAL_TOKEN + "?a=b",
                REAL_TOKEN + "s",
                REAL + "/realms/Healthcare",
                REAL + "/realms/healthcare/access_token",
                "https://AM.care-identity.test:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare/access_token",
                "https://am.care-identity.test/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare/access_token",
                "https://foreign.test/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare/access_token",
                REAL_TOKEN + "##" + SECOND,
                ""
            })
    void anAudienceThatIsOnlySimilarIsRefused(String audience) {
        assertRefused(present(inNamed, key.sign("RS512", ClientKey.claims(inNamed.clientId(), audience))));
    }

    @Test
    void severalAudiencesAreRefusedAlsoWhenOneIsOurs() {
        for (Application application : List.of(plain, inNamed)) {
            assertRefused(present(
                    application,
                    key.sign(
                            "RS512",
                            ClientKey.claims(
                                    application.clientId(),
                                    List.of(application.endpoint("token"), "https://foreign.test/token")))));
        }
        assertRefused(
                present(inNamed, key.sign("RS512", ClientKey.claims(inNamed.clientId(), List.of(REAL_TOKEN, SECOND)))));
    }

    private static Application.Answer present(Application application, String assertion) {
        Map<String, String> form = new LinkedHashMap<>(ClientKey.fields(assertion));
        form.put("grant_type", "client_credentials");
        return application.send("token", form, null);
    }

    private static void assertTaken(Application.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private static void assertRefused(Application.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 401);
        assertThat(answer.error()).isIn("invalid_client", "unauthorized_client");
        assertThat(answer.body().has("access_token")).isFalse();
        assertThat(answer.body().toString()).doesNotContain("Exception", "\\tat ");
    }
}
