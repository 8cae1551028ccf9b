package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets, codes, PKCE, redirect addresses and lifetimes: what a client must show, and what it gets for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsIT {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-RFC-7636-section-4.1";

    private final TestServer server = TestServer.running();
    private Application application;
    private String person;

    @BeforeAll
    void makeAnApplicationAndAPerson() {
        application = Application.create(server, TestServer.MOCK_REALM, "clients");
        person = People.testUser(server.admin(), TestServer.MOCK_REALM, "3");
    }

    private HttpBrowser.Answer logIn(Application to, Map<String, String> parameters) {
        HttpBrowser browser = new HttpBrowser();
        return Login.asTestUser(browser, to.begin(browser, parameters), person);
    }

    private Application.Answer exchange(HttpBrowser.Answer back, Map<String, String> more) {
        Map<String, String> form = Application.codeExchange(back);
        form.putAll(more);
        return application.token(form);
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSecretIsTakenInTheBodyAndInTheHeader() {
        assertThat(exchange(logIn(application, Map.of()), Map.of()).status()).isEqualTo(200);
        assertThat(application
                        .send(
                                "token",
                                Application.codeExchange(logIn(application, Map.of())),
                                basic("clients", Application.SECRET))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongSecretOrNoneIsRefusedAndTheCodeStaysGood() {
        HttpBrowser.Answer back = logIn(application, Map.of());
        Map<String, String> form = Application.codeExchange(back);
        assertThat(application.send("token", form, basic("clients", "wrong")).status())
                .isEqualTo(401);
        form.put("client_id", "clients");
        assertThat(application.send("token", form, null).status()).isEqualTo(401);
        form.put("client_secret", "wrong");
        Application.Answer wrong = application.send("token", form, null);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error()).isIn("invalid_client", "unauthorized_client");
        assertThat(exchange(back, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void theTokensOfALoginLiveForAnHour() {
        JsonNode body = exchange(logIn(application, Map.of()), Map.of()).body();
        assertThat(body.path("expires_in").intValue()).isBetween(3590, 3600);
        assertThat(body.path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(body.path("scope").textValue().split(" ")).contains("openid", "nationalrbacaccess");
        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims =
                    org.careidentity.e2e.support.Json.claims(body.path(token).textValue());
            assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                    .as(token)
                    .isEqualTo(3600);
        }
    }

    @Test
    void aCodeThatComesTwiceIsRefusedAndItsTokensAreRevokedForGood() throws InterruptedException {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer back = Login.asTestUser(browser, application.begin(browser, Map.of()), person);
        Application.Tokens tokens = application.tokens(back);
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(200);

        Application.Answer again = exchange(back, Map.of());
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error()).isEqualTo("invalid_grant");
        assertRevoked(tokens);

        // Keycloak tells tokens from before by the second in which they were issued
        Thread.sleep(2500);
        application.tokens(application.begin(browser, Map.of()));
        assertRevoked(tokens);
    }

    private void assertRevoked(Application.Tokens tokens) {
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
        assertThat(application
                        .post("token/introspect", Map.of("token", tokens.accessToken()))
                        .body()
                        .path("active")
                        .booleanValue())
                .isFalse();
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void aCodeOfAnotherClientIsRefused() {
        Application other = Application.create(server, TestServer.MOCK_REALM, "clients-other");
        Application.Answer answer = other.token(Application.codeExchange(logIn(application, Map.of())));
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeEnds() throws InterruptedException {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "short-codes");
        server.admin().put(realm, Map.of("accessCodeLifespan", 1)).ok();
        Application hasty = Application.create(server, realm, "hasty");
        String somebody = People.testUser(server.admin(), realm, "3");
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer back = Login.asTestUser(browser, hasty.begin(browser, Map.of()), somebody);
        Thread.sleep(2500);
        Application.Answer answer = hasty.token(Application.codeExchange(back));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }

    @Test
    void pkceIsTakenAndHeldWithoutBeingAskedFor() {
        Map<String, String> challenged = Map.of("code_challenge", s256(VERIFIER), "code_challenge_method", "S256");
        assertThat(exchange(logIn(application, challenged), Map.of("code_verifier", VERIFIER))
                        .status())
                .isEqualTo(200);
        for (Map<String, String> verifier : List.of(
                Map.<String, String>of(),
                Map.of("code_verifier", VERIFIER + "x"),
                Map.of("code_verifier", s256(VERIFIER)))) {
            assertThat(exchange(logIn(application, challenged), verifier).error())
                    .as(verifier.toString())
                    .isEqualTo("invalid_grant");
        }
        assertThat(exchange(logIn(application, Map.of()), Map.of("code_verifier", VERIFIER))
                        .error())
                .as("a verifier to a code without a challenge: the challenge was taken away on the way")
                .isEqualTo("invalid_grant");
    }

    @Test
    void aClientThatOptsInIsHeldToS256() {
        Application opted = Application.create(
                server,
                TestServer.MOCK_REALM,
                "clients-pkce",
                Map.of("attributes", Map.of("pkce.code.challenge.method", "S256")));
        for (Map<String, String> parameters : List.of(
                Map.<String, String>of(),
                Map.of("code_challenge", VERIFIER),
                Map.of("code_challenge", VERIFIER, "code_challenge_method", "plain"))) {
            HttpBrowser.Answer answer = opted.begin(new HttpBrowser(), parameters);
            assertThat(answer.parameter("error")).as(parameters.toString()).isEqualTo("invalid_request");
            assertThat(answer.parameter("state")).isEqualTo("a-state");
        }
        HttpBrowser.Answer back =
                logIn(opted, Map.of("code_challenge", s256(VERIFIER), "code_challenge_method", "S256"));
        Map<String, String> form = Application.codeExchange(back);
        form.put("code_verifier", VERIFIER);
        assertThat(opted.token(form).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "http://application.test/callback/",
                "http://application.test/callback/more",
                "http://application.test/",
                "http://application.test/Callback",
                "http://APPLICATION.test/callback",
                "http://application.test:8080/callback",
                "https://application.test/callback",
                "http://application.test/callback?more=1",
                "http://application.test/callback#fragment",
                "http://application.test/other/../callback",
                "http://application.test/callback%2F..%2Fcallback",
                "http://application.test@evil.test/callback",
                "http://evil.test/callback",
                "/callback",
                ""
            })
    void anotherRedirectAddressThanTheRegisteredOneEndsOnAPageHere(String redirect) {
        HttpBrowser.Answer answer = application.begin(new HttpBrowser(), Map.of("redirect_uri", redirect));
        assertThat(answer.location()).isNull();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.address().getAuthority()).isEqualTo(server.url().getAuthority());
    }

    @Test
    void theExchangeNamesTheRedirectAddressOfTheRequest() {
        HttpBrowser.Answer back = logIn(application, Map.of());
        assertThat(exchange(back, Map.of("redirect_uri", Application.REDIRECT + "/"))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void twoClientsOfOnePersonHaveTokensOfTheirOwn() {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer first = Login.asTestUser(browser, application.begin(browser, Map.of()), person);
        Application.Tokens tokens = application.tokens(first);
        Application other = Application.create(server, TestServer.MOCK_REALM, "clients-other");
        Application.Tokens others = other.tokens(other.begin(browser, Map.of()));
        exchange(first, Map.of());
        assertThat(application.userInfo(tokens.accessToken()).status()).isEqualTo(401);
        assertThat(other.userInfo(others.accessToken()).status()).isEqualTo(200);
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
