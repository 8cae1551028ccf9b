package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Levels age on a running server (NIST SP 800-63B-4 sections 2.2.3, 2.3.3, 5.1, 5.2), in a realm whose limits are
 * seconds. The limits themselves are held to the second by a unit test.
 */
@SideBySide
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgeingIT {

    private static final Duration PAST_AAL3_IDLE = Duration.ofSeconds(5);
    private static final Duration PAST_AAL2_IDLE = Duration.ofSeconds(10);

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();

    @BeforeAll
    void realmOfSeconds() {
        server.copyRealm(TestServer.MOCK_REALM, "ageing-idle");
        limits("ageing-idle", Map.of("care-identity.aal3-idle-seconds", "3", "care-identity.aal2-idle-seconds", "8"));
        server.copyRealm(TestServer.MOCK_REALM, "ageing-overall");
        limits("ageing-overall", Map.of("care-identity.aal3-overall-seconds", "3"));
    }

    private void limits(String realm, Map<String, String> limits) {
        var representation = (com.fasterxml.jackson.databind.node.ObjectNode) admin.get(realm);
        var attributes = (com.fasterxml.jackson.databind.node.ObjectNode) representation.get("attributes");
        limits.forEach(attributes::put);
        admin.put(realm, representation).ok();
    }

    /** Somebody logged in at AAL3. */
    private final class Ward {
        final Application application;
        final HttpBrowser browser = new HttpBrowser();
        Application.Tokens tokens;

        Ward(String realm) {
            application = Application.create(server, realm, "application");
            String person = People.testUser(admin, realm, "3");
            tokens = application.tokens(
                    Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL3_ANY")), person));
            assertThat(level()).isEqualTo("3");
        }

        void refresh() {
            tokens = application.refresh(tokens);
        }

        String level() {
            return tokens.idClaims().path("authentication_assurance_level").textValue();
        }

        String refreshError() {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", tokens.refreshToken());
            return application.token(form).error();
        }

        HttpBrowser.Answer singleSignOn(String acr) {
            return application.begin(browser, Map.of("acr_values", acr));
        }
    }

    /** Lets time pass, with something that happens meanwhile. */
    private static void pass(Duration time, Runnable meanwhile) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            meanwhile.run();
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void anIdleSessionLosesAal3AtTheNextRefreshAndKeepsAal2() {
        Ward ward = new Ward("ageing-idle");
        pass(PAST_AAL3_IDLE, () -> {});
        ward.refresh();
        assertThat(ward.level()).isEqualTo("2");
        assertThat(ward.tokens.idClaims().path("acr").textValue()).isEqualTo("AAL2_ANY");
        ward.refresh();
        assertThat(ward.level()).as("use does not wake what has ended").isEqualTo("2");
        assertThat(Application.hasCode(ward.singleSignOn("AAL3_ANY"))).isFalse();
        assertThat(Application.hasCode(ward.singleSignOn("AAL2_OR_AAL3_ANY"))).isTrue();
    }

    @Test
    void anIdleSessionLosesAal3AtTheNextSingleSignOn() {
        Ward ward = new Ward("ageing-idle");
        pass(PAST_AAL3_IDLE, () -> {});
        var tokens = ward.application.tokens(ward.singleSignOn("AAL2_OR_AAL3_ANY"));
        assertThat(tokens.idClaims().path("authentication_assurance_level").textValue())
                .isEqualTo("2");
    }

    @Test
    void aLoginPageOfAnotherTabDoesNotWakeWhatHasEnded() {
        Ward ward = new Ward("ageing-idle");
        String person = ward.tokens.idClaims().path("sub").textValue();
        var user = (com.fasterxml.jackson.databind.node.ObjectNode) admin.user("ageing-idle", person);
        var early = new HttpBrowser();
        var page = ward.application.begin(early, Map.of("acr_values", "AAL2_ANY", "prompt", "login"));
        Login.asTestUser(early, ward.application.begin(early, Map.of("acr_values", "AAL3_ANY")), person);
        ((com.fasterxml.jackson.databind.node.ObjectNode) user.get("attributes"))
                .putArray("care_identity_test_level")
                .add("2");
        admin.put("ageing-idle/users/" + user.get("id").textValue(), user).ok();
        pass(PAST_AAL3_IDLE, () -> {});
        var tokens = ward.application.tokens(Login.asTestUser(early, page, person));
        assertThat(tokens.idClaims().path("authentication_assurance_level").textValue())
                .isEqualTo("2");
        assertThat(ward.application
                        .begin(early, Map.of("acr_values", "AAL3_ANY", "prompt", "none"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void refreshesAreUseAndKeepAal3() {
        Ward ward = new Ward("ageing-idle");
        pass(PAST_AAL3_IDLE, ward::refresh);
        assertThat(ward.level()).isEqualTo("3");
    }

    @Test
    void anotherApplicationsRefreshIsUseOfTheSession() {
        Ward ward = new Ward("ageing-idle");
        Application other = Application.create(server, "ageing-idle", "other-application");
        var others =
                new Application.Tokens[] {other.tokens(other.begin(ward.browser, Map.of("acr_values", "AAL3_ANY")))};
        pass(PAST_AAL3_IDLE, () -> others[0] = other.refresh(others[0]));
        ward.refresh();
        assertThat(ward.level()).isEqualTo("3");
    }

    @Test
    void userinfoAndAbandonedRequestsAreNoUse() {
        Ward ward = new Ward("ageing-idle");
        pass(PAST_AAL3_IDLE, () -> {
            ward.application.userInfo(ward.tokens.accessToken());
            ward.application.begin(ward.browser, Map.of("acr_values", "AAL3_ANY", "prompt", "login"));
        });
        ward.refresh();
        assertThat(ward.level()).isEqualTo("2");
    }

    @Test
    void aSessionWithoutAnyLevelGetsNoMoreTokens() {
        Ward ward = new Ward("ageing-idle");
        pass(PAST_AAL2_IDLE, () -> {});
        assertThat(ward.refreshError()).isEqualTo("invalid_grant");
        assertThat(ward.refreshError()).isEqualTo("invalid_grant");
        assertThat(Application.hasCode(ward.singleSignOn("AAL1_USERPASS"))).isFalse();
        assertThat(ward.application
                        .begin(ward.browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "prompt", "none"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void maxAgeAndAuthTimeSpeakOfTheProofThatTheAcrSpeaksOf() {
        Ward ward = new Ward("ageing-overall");
        long proved = ward.tokens.idClaims().path("auth_time").longValue();
        pass(Duration.ofSeconds(2), () -> {});
        var tokens = ward.application.tokens(ward.singleSignOn("AAL3_ANY"));
        assertThat(tokens.idClaims().path("auth_time").longValue()).isEqualTo(proved);
        assertThat(Application.hasCode(
                        ward.application.begin(ward.browser, Map.of("acr_values", "AAL3_ANY", "max_age", "1"))))
                .isFalse();
        assertThat(Application.hasCode(
                        ward.application.begin(ward.browser, Map.of("acr_values", "AAL2_ANY", "max_age", "3600000"))))
                .isTrue();
    }

    @Test
    void aal3EndsOverallHoweverMuchTheSessionIsUsed() {
        Ward ward = new Ward("ageing-overall");
        pass(PAST_AAL3_IDLE, ward::refresh);
        assertThat(ward.level()).isEqualTo("2");
        assertThat(Application.hasCode(ward.singleSignOn("AAL3_ANY"))).isFalse();
    }
}
