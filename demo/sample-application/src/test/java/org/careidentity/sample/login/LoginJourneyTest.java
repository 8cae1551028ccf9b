package org.careidentity.sample.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.careidentity.sample.People;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Logins, refused logins and both ways out, over HTTP on a port that is not known before the start. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LoginJourneyTest {

    private static final String LOGIN = "/oauth2/authorization/care-identity";
    private static final IssuerStub ISSUER = started();

    @LocalServerPort
    private int port;

    private BrowserStub browser;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("care-identity.issuer", ISSUER::issuer);
        properties.add("care-identity.phone-action", () -> "care-identity-register-push");
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new BrowserStub(port);
    }

    @Test
    void loginAsksWhatCareIdentityExpects() {
        var asked = browser.authorizationRequest(LOGIN);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "sample-supplier-application")
                .containsEntry("scope", "openid profile nhsperson nationalrbacaccess associatedorgs")
                .containsEntry("acr_values", "AAL2_OR_AAL3_ANY")
                .containsEntry("prompt", "login")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://localhost:" + port + "/login/oauth2/code/care-identity")
                .doesNotContainKey("kc_action");
        assertThat(asked.get("nonce")).hasSizeGreaterThan(20);
        assertThat(asked.get("state")).hasSizeGreaterThan(20);
        assertThat(asked.get("code_challenge")).hasSize(43);
    }

    @Test
    void loginEndsAtTheHomePage() {
        assertThat(BrowserStub.location(logIn(Map.of(), Map.of()))).endsWith("/home");
        assertThat(browser.get("/home").body()).contains("Random Userq", "AAL2, FIDO2", "Nurse Access Role");
        assertThat(ISSUER.tokenRequest()).contains("code_verifier=").doesNotContain("client_secret");
    }

    @Test
    void theTokenRequestIsSignedByTheKeyThatIsPublished() throws Exception {
        logIn(Map.of(), Map.of());
        var first = assertion();
        logIn(Map.of(), Map.of());
        var second = assertion();

        var published = JWKSet.parse(browser.get("/jwks").body());
        var key = published.getKeyByKeyId(first.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(first.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(first.getHeader().getAlgorithm().getName()).isEqualTo("RS512");
        var claims = first.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(IssuerStub.CLIENT).isEqualTo(claims.getSubject());
        assertThat(claims.getAudience()).containsExactly(ISSUER.issuer() + "/token");
        assertThat(claims.getJWTID()).isNotEqualTo(second.getJWTClaimsSet().getJWTID());
    }

    private static SignedJWT assertion() throws ParseException {
        var fields = BrowserStub.parameters("http://request?" + ISSUER.tokenRequest());
        assertThat(fields)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        return SignedJWT.parse(fields.get("client_assertion"));
    }

    @Test
    void sessionCookieIsOfTheApplicationAlone() {
        var cookie = browser.get(LOGIN).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("SAMPLE_APPLICATION_SESSION=").contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void passkeyRegistrationAsksForNoOtherLoginAndTellsHowItEnded() {
        logIn(Map.of(), Map.of());
        var asked = browser.authorizationRequest("/register-passkey");
        assertThat(asked)
                .containsEntry("kc_action", "care-identity-register-passkey")
                .containsEntry("acr_values", "AAL2_OR_AAL3_ANY")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("nonce", "state")
                .doesNotContainKey("prompt");

        long anHourAgo = Instant.now().minusSeconds(3600).getEpochSecond();
        comeBack(asked, Map.of("auth_time", anHourAgo), Map.of(), "&kc_action_status=success");
        assertThat(browser.get("/home").body()).contains("data-status=\"success\"");
        assertThat(browser.get("/home").body()).doesNotContain("data-status");
    }

    @Test
    void aPhoneIsRegisteredTheSameWay() {
        logIn(Map.of(), Map.of());
        assertThat(browser.get("/home").body()).contains("/register-phone");
        assertThat(browser.authorizationRequest("/register-phone"))
                .containsEntry("kc_action", "care-identity-register-push")
                .doesNotContainKey("prompt");
    }

    @Test
    void anOldLoginIsRefusedWhereANewOneWasAsked() {
        long sixMinutesAgo = Instant.now().minusSeconds(360).getEpochSecond();
        assertRefused(logIn(Map.of("auth_time", sixMinutesAgo), Map.of()), "login_too_old");
    }

    @Test
    void aLoginWithoutATimeIsRefusedWhereANewOneWasAsked() {
        var asked = browser.authorizationRequest(LOGIN);
        var claims = People.idTokenClaims();
        claims.remove("auth_time");
        claims.put("nonce", asked.get("nonce"));
        ISSUER.nextLogin(claims, People.userInfoClaims());
        assertRefused(callback(asked, ""), "login_too_old");
    }

    @Test
    void aLevelBelowTheAgreedOneIsRefused() {
        assertRefused(
                logIn(Map.of("authentication_assurance_level", "1"), Map.of()),
                "authentication_assurance_level_too_low");
    }

    @Test
    void userinfoOfAnotherPersonIsRefused() {
        assertRefused(logIn(Map.of(), Map.of("sub", "910000000009")), "invalid_user_info_response");
    }

    @Test
    void aWrongNonceIsRefused() {
        var asked = new HashMap<>(browser.authorizationRequest(LOGIN));
        asked.put("nonce", "of-another-login");
        assertRefused(comeBack(asked, Map.of(), Map.of(), ""), "invalid_nonce");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        assertRefused(
                browser.get("/login/oauth2/code/care-identity?code=c&state=s"), "authorization_request_not_found");
    }

    @Test
    void errorsOfTheIssuerAreExplained() {
        for (String code : new String[] {"access_denied", "unmet_authentication_requirements", "login_required"}) {
            var asked = browser.authorizationRequest(LOGIN);
            assertRefused(
                    browser.get("/login/oauth2/code/care-identity?error=" + code + "&state=" + encoded(asked)), code);
        }
    }

    @Test
    void logOutEndsTheSessionHereAndAtTheIssuer() {
        logIn(Map.of(), Map.of());
        var form = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/home").body());
        assertThat(form.find()).isTrue();
        String leadsTo = BrowserStub.location(browser.post("/logout", Map.of("_csrf", form.group(1))));
        assertThat(leadsTo).startsWith(ISSUER.issuer() + "/logout?");
        assertThat(BrowserStub.parameters(leadsTo))
                .containsKey("id_token_hint")
                .containsEntry("post_logout_redirect_uri", "http://localhost:" + port + "/");
        assertThat(browser.get("/home").statusCode()).isEqualTo(302);
    }

    @Test
    void backChannelLogoutEndsTheSessionOfThatSidOnly() {
        logIn(Map.of("sid", "first"), Map.of());
        var other = browser;
        openBrowser();
        logIn(Map.of("sid", "second"), Map.of());

        assertThat(backChannel(ISSUER.logoutToken("second", People.NURSE_ID, IssuerStub.CLIENT)))
                .isEqualTo(200);
        assertThat(BrowserStub.location(browser.get("/home"))).isEqualTo("http://localhost:" + port + "/");
        assertThat(other.get("/home").statusCode()).isEqualTo(200);
    }

    @Test
    void aLogoutTokenForAnotherApplicationIsRefused() {
        logIn(Map.of("sid", "mine"), Map.of());
        assertThat(backChannel(ISSUER.logoutToken("mine", People.NURSE_ID, "another-application")))
                .isEqualTo(400);
        assertThat(backChannel("no.token.atall")).isEqualTo(400);
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
    }

    /** On a shared computer the issuer ends the previous session while the next person is logging in. */
    @Test
    void aBackChannelLogoutOfThePreviousPersonLeavesTheNextLoginAlone() {
        logIn(Map.of("sid", "previous"), Map.of());
        var asked = browser.authorizationRequest(LOGIN);
        assertThat(browser.get("/home").statusCode()).isEqualTo(302);
        backChannel(ISSUER.logoutToken("previous", People.NURSE_ID, IssuerStub.CLIENT));
        comeBack(asked, Map.of("sid", "next"), Map.of(), "");
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> logIn(Map<String, Object> idToken, Map<String, Object> userInfo) {
        return comeBack(browser.authorizationRequest(LOGIN), idToken, userInfo, "");
    }

    private HttpResponse<String> comeBack(
            Map<String, String> asked, Map<String, Object> idToken, Map<String, Object> userInfo, String more) {
        var idTokenClaims = People.idTokenClaims();
        idTokenClaims.put("nonce", asked.get("nonce"));
        idTokenClaims.put("sid", "a-session");
        idTokenClaims.putAll(idToken);
        var userInfoClaims = People.userInfoClaims();
        userInfoClaims.putAll(userInfo);
        ISSUER.nextLogin(idTokenClaims, userInfoClaims);
        return callback(asked, more);
    }

    private HttpResponse<String> callback(Map<String, String> asked, String more) {
        return browser.get("/login/oauth2/code/care-identity?code=c&state=" + encoded(asked) + more);
    }

    private static String encoded(Map<String, String> asked) {
        return URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
    }

    private int backChannel(String token) {
        return new BrowserStub(port)
                .post("/logout/connect/back-channel/care-identity", Map.of("logout_token", token))
                .statusCode();
    }

    private void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(BrowserStub.location(answer)).endsWith("/login-failed?error=" + code);
        assertThat(browser.get("/home").statusCode()).isEqualTo(302);
    }

    private static IssuerStub started() {
        try {
            return new IssuerStub();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
