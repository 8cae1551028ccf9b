package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.FaultyProvider;
import org.careidentity.e2e.support.FaultyProvider.Manner;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.NhsNetRealm;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a provider fails or lies: a page with words, an event with a reason, no login, and another method. */
@SideBySide
class NhsNetFaultsIT {

    private static final String REALM = "nhsnet-faults";

    private static final FaultyProvider PROVIDER = new FaultyProvider();
    private static Admin admin;
    private static Application application;
    private static String person;

    /** What the person reads for each reason. */
    private static final Map<String, String> WORDS = Map.of(
            "care_identity_provider_unreachable", "does not answer just now",
            "care_identity_provider_failed", "could not log you in",
            "care_identity_provider_token_invalid", "could not log you in",
            "care_identity_provider_auth_time_missing", "could not log you in",
            "care_identity_provider_not_authenticated_again", "did not ask you to log in again",
            "care_identity_provider_level", "without a second step",
            "care_identity_provider_account_unknown", "is not linked");

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        application = Application.create(server, REALM, "application");
        NhsNetRealm.connect(admin, REALM, PROVIDER.settings());
        person = People.testUser(admin, REALM, "3");
        NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private static Consumer<Map<String, Object>> with(String claim, Object value) {
        return claims -> claims.put(claim, value);
    }

    private static Consumer<Map<String, Object>> without(String claim) {
        return claims -> claims.remove(claim);
    }

    private static Consumer<Map<String, Object>> honest() {
        return claims -> {};
    }

    static Stream<Arguments> faults() {
        long now = Instant.now().getEpochSecond();
        String token = "care_identity_provider_token_invalid";
        return Stream.of(
                arguments(
                        "an error of the token endpoint", Manner.ERROR_500, honest(), "care_identity_provider_failed"),
                arguments("no JSON", Manner.NOT_JSON, honest(), token),
                arguments("no ID token", Manner.NO_ID_TOKEN, honest(), token),
                arguments("no answer", Manner.HANGS, honest(), "care_identity_provider_unreachable"),
                arguments("an answer without end", Manner.DRIPS, honest(), "care_identity_provider_unreachable"),
                arguments("another's signature", Manner.SIGNED_BY_ANOTHER, honest(), token),
                arguments("no signature", Manner.UNSIGNED, honest(), token),
                arguments("another issuer", Manner.SIGNED, with("iss", "https://other.example"), token),
                arguments("another audience", Manner.SIGNED, with("aud", "somebody-else"), token),
                arguments("issued for another", Manner.SIGNED, with("azp", "somebody-else"), token),
                arguments(
                        "expired",
                        Manner.SIGNED,
                        with("exp", Date.from(Instant.now().minusSeconds(60))),
                        token),
                arguments("a replayed token, of another nonce", Manner.SIGNED, with("nonce", "another"), token),
                arguments("no nonce", Manner.SIGNED, without("nonce"), token),
                arguments("no subject", Manner.SIGNED, without("sub"), token),
                arguments(
                        "no auth_time",
                        Manner.SIGNED,
                        without("auth_time"),
                        "care_identity_provider_auth_time_missing"),
                arguments("auth_time to come", Manner.SIGNED, with("auth_time", now + 3600), token),
                arguments(
                        "a session older than AAL2 lasts",
                        Manner.SIGNED,
                        with("auth_time", now - 90_000),
                        "care_identity_provider_not_authenticated_again"),
                arguments(
                        "a session that has lasted longer than AAL2 does unused",
                        Manner.SIGNED,
                        with("auth_time", now - 3700),
                        "care_identity_provider_not_authenticated_again"),
                arguments("one factor", Manner.SIGNED, with("amr", List.of("pwd")), "care_identity_provider_level"),
                arguments("no amr", Manner.SIGNED, without("amr"), "care_identity_provider_level"),
                arguments(
                        "a level in words that nobody configured",
                        Manner.SIGNED,
                        (Consumer<Map<String, Object>>) claims -> {
                            claims.put("amr", List.of("pwd"));
                            claims.put("acr", "AAL3_ANY");
                            claims.put("authentication_assurance_level", "3");
                        },
                        "care_identity_provider_level"),
                arguments(
                        "another person's account",
                        Manner.SIGNED,
                        with("sub", "another-account"),
                        "care_identity_provider_account_unknown"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsAPageAnEventAndNoLogin(
            String fault, Manner manner, Consumer<Map<String, Object>> change, String reason) {
        PROVIDER.answers(manner, change);
        Instant begun = Instant.now();
        Answer page = back(Map.of());
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
        refused(page, reason);
        methodIsOneClickAway(page);
    }

    private Answer back(Map<String, String> more) {
        Answer back = browser.get(toProvider(more));
        boolean sentAgain = back.location() != null
                && back.location().startsWith(PROVIDER.url().toString());
        return sentAgain ? throughProvider(back) : back;
    }

    private Answer throughProvider(Answer leaving) {
        return browser.get(
                URI.create(browser.visit(URI.create(leaving.location())).location()));
    }

    /** Where the provider sends the browser back to. */
    private URI toProvider(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("acr_values", "AAL2_ANY"));
        parameters.putAll(more);
        Answer page = application.begin(browser, parameters);
        Answer leaving = Login.choose(browser, page, "nhsnet-connect");
        assertThat(leaving.location())
                .as(leaving.page().text())
                .startsWith(PROVIDER.url().toString());
        return URI.create(browser.visit(URI.create(leaving.location())).location());
    }

    private static void refused(Answer page, String reason) {
        assertThat(Application.hasCode(page)).isFalse();
        assertThat(page.page().select("#care-identity-error").text())
                .as(page.page().text())
                .contains(WORDS.get(reason));
        assertThat(page.page().getElementById("care-identity-nhsnet-again")).isNotNull();
        JsonNode newest = admin.get(REALM + "/events?type=LOGIN_ERROR&max=1").get(0);
        assertThat(newest.path("error").textValue()).isEqualTo(reason);
        assertThat(newest.path("details").path("identity_provider").textValue()).isEqualTo(NhsNetRealm.ALIAS);
        assertThat(newest.path("details").path("care_identity_provider_detail").textValue())
                .isNotBlank();
    }

    private void methodIsOneClickAway(Answer page) {
        Answer methods = browser.submit(page, Map.of("action", "another-method"));
        assertThat(methods.page().getElementById("method-passkey"))
                .as(methods.page().text())
                .isNotNull();
    }

    @Test
    void anHonestAnswerLogsIn() {
        PROVIDER.answers(Manner.SIGNED, honest());
        JsonNode claims = application.tokens(back(Map.of())).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_ANY");
    }

    @Test
    void afterAFaultTheNextTryIsTakenInTheSameLogin() {
        PROVIDER.answers(Manner.ERROR_500, honest());
        Answer page = back(Map.of());
        PROVIDER.answers(Manner.SIGNED, honest());
        Answer leaving = browser.submit(page, Map.of("action", "again"));
        Answer back = browser.get(
                URI.create(browser.visit(URI.create(leaving.location())).location()));
        assertThat(application.tokens(back).idClaims().path("sub").textValue()).isEqualTo(person);
    }

    @Test
    void aProviderWhoseClockIsAFewSecondsAheadLogsIn() {
        PROVIDER.answers(Manner.SIGNED, with("nbf", Date.from(Instant.now().plusSeconds(5))));
        assertThat(Application.hasCode(back(Map.of()))).isTrue();
        PROVIDER.answers(Manner.SIGNED, with("nbf", Date.from(Instant.now().plusSeconds(60))));
        refused(back(Map.of("prompt", "login")), "care_identity_provider_token_invalid");
    }

    @Test
    void aProviderThatDoesNotKnowMaxAgeIsAskedForANewLoginByItself() {
        PROVIDER.answers(Manner.SIGNED, with("auth_time", Instant.now().getEpochSecond() - 3700));
        Answer again = browser.get(toProvider(Map.of()));
        assertThat(again.location()).startsWith(PROVIDER.url().toString());
        PROVIDER.answers(Manner.SIGNED, honest());
        Answer back = throughProvider(again);
        assertThat(PROVIDER.request()).containsEntry("prompt", "login");
        assertThat(application.tokens(back).idClaims().path("sub").textValue()).isEqualTo(person);
    }

    @Test
    void theSameAnswerIsTakenOnce() {
        PROVIDER.answers(Manner.SIGNED, honest());
        URI answer = toProvider(Map.of());
        assertThat(Application.hasCode(browser.get(answer))).isTrue();
        assertThat(Application.hasCode(browser.get(answer))).isFalse();
    }

    @Test
    void anAnswerInAnotherBrowserIsNoLogin() {
        PROVIDER.answers(Manner.SIGNED, honest());
        URI answer = toProvider(Map.of());
        Answer thief = new HttpBrowser().get(answer);
        assertThat(Application.hasCode(thief)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProviderThatIsDownOrHasNoKeysIsNotGoneTo(boolean down) {
        FaultyProvider faulty = new FaultyProvider();
        Map<String, String> settings = faulty.settings();
        faulty.answers(Manner.KEYS_MISSING, honest());
        if (down) {
            faulty.close();
        }
        NhsNetRealm.connect(admin, REALM, settings);
        try {
            Answer page = Login.choose(
                    browser, application.begin(browser, Map.of("acr_values", "AAL2_ANY")), "nhsnet-connect");
            refused(page, "care_identity_provider_unreachable");
            methodIsOneClickAway(page);
        } finally {
            faulty.close();
            NhsNetRealm.connect(admin, REALM, PROVIDER.settings());
            NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
        }
    }

    @Test
    void whatTheApplicationAsksIsAskedInTheProvidersWords() {
        PROVIDER.answers(Manner.SIGNED, honest());
        Map<String, String> settings = PROVIDER.settings();
        settings.put("requestAcrValues", "http://schemas.example/claims/multipleauthn");
        settings.put("requestClaims", "{\"id_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}");
        NhsNetRealm.connect(admin, REALM, settings);
        try {
            toProvider(Map.of("max_age", "600"));
            assertThat(PROVIDER.request())
                    .containsEntry("acr_values", "http://schemas.example/claims/multipleauthn")
                    .containsEntry("claims", "{\"id_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}")
                    .containsEntry("max_age", "600")
                    .containsEntry("code_challenge_method", "S256")
                    .doesNotContainKey("prompt");
            toProvider(Map.of("prompt", "login"));
            assertThat(PROVIDER.request()).containsEntry("prompt", "login");
        } finally {
            NhsNetRealm.connect(admin, REALM, PROVIDER.settings());
            NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
        }
    }

    @Test
    void aProviderThatDoesNotAskAgainIsAskedOnceMore() {
        PROVIDER.answers(Manner.SIGNED, with("auth_time", Instant.now().getEpochSecond() - 600));
        assertThat(Application.hasCode(back(Map.of()))).as("ten minutes ago").isTrue();

        Answer page = back(Map.of("prompt", "login"));
        refused(page, "care_identity_provider_not_authenticated_again");
        Answer leaving = browser.submit(page, Map.of("action", "again"));
        browser.visit(URI.create(leaving.location()));
        assertThat(PROVIDER.request()).containsEntry("prompt", "login");
    }

    @Test
    void aLevelByAClaimOfTheAdministratorsChoice() {
        Map<String, String> settings = PROVIDER.settings();
        settings.put("aal2When", "acrs=c1##acr=possession");
        NhsNetRealm.connect(admin, REALM, settings);
        NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
        try {
            PROVIDER.answers(Manner.SIGNED, with("acrs", List.of("c0", "c1")));
            assertThat(Application.hasCode(back(Map.of()))).isTrue();
            PROVIDER.answers(Manner.SIGNED, honest());
            refused(back(Map.of("prompt", "login")), "care_identity_provider_level");
        } finally {
            NhsNetRealm.connect(admin, REALM, PROVIDER.settings());
            NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
        }
    }

    @Test
    void aPersonIsLinkedByTheClaimThatIsConfigured() {
        Map<String, String> settings = PROVIDER.settings();
        settings.put("personClaim", "oid");
        NhsNetRealm.connect(admin, REALM, settings);
        NhsNetRealm.link(admin, REALM, person, "an-object-id", "an account");
        try {
            PROVIDER.answers(Manner.SIGNED, with("oid", "an-object-id"));
            assertThat(Application.hasCode(back(Map.of()))).isTrue();
            PROVIDER.answers(Manner.SIGNED, honest());
            refused(back(Map.of("prompt", "login")), "care_identity_provider_token_invalid");
        } finally {
            NhsNetRealm.connect(admin, REALM, PROVIDER.settings());
            NhsNetRealm.link(admin, REALM, person, FaultyProvider.ACCOUNT, "an account");
        }
    }
}
