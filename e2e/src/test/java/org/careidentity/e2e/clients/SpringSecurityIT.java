package org.careidentity.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spring Security's OpenID Connect client, with Spring Boot's defaults; one site for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringSecurityIT {

    private static final String REALM = TestServer.MOCK_REALM;

    private final TestServer server = TestServer.running();
    private final String clientId =
            "spring-security-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    private final String person = People.testUser(server.admin(), REALM, "3");
    private IssuerProxy issuer;
    private SpringSecuritySite site;

    @BeforeAll
    void start() {
        issuer = new IssuerProxy(server);
        site = SpringSecuritySite.start(issuer.issuer(REALM), clientId, "spring-secret");
        Application.create(
                server,
                REALM,
                clientId,
                Map.of(
                        "secret",
                        "spring-secret",
                        "redirectUris",
                        List.of(site.url() + "/login/oauth2/code/care-identity"),
                        "attributes",
                        Map.of("backchannel.logout.url", backChannel())));
    }

    @AfterEach
    void tellTheTruth() {
        issuer.tellTheTruth();
    }

    @AfterAll
    void stop() {
        if (site != null) {
            site.close();
        }
        issuer.close();
    }

    private String backChannel() {
        return site.url() + "/logout/connect/back-channel/care-identity";
    }

    @Test
    void aPersonLogsInAndTheSiteHasTheirRoles() {
        HttpBrowser.Answer me = new SiteVisit(site.url() + "/me").logIn(person);
        JsonNode told = Json.read(me.body());
        assertThat(told.path("sub").textValue()).isEqualTo(person);
        assertThat(told.at("/roles/0/role_code").textValue()).isEqualTo("S8000:G8000:R8001");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SIGNATURE_OF_THE_ID_TOKEN, invalid_id_token",
        "ISSUER_OF_THE_ID_TOKEN, invalid_id_token",
        "AUDIENCE_OF_THE_ID_TOKEN, invalid_id_token",
        "EXPIRED_ID_TOKEN, invalid_id_token",
        "NONCE, invalid_nonce",
        "SUB_OF_USERINFO, invalid_user_info_response",
    })
    void aLieIsRefused(Lie lie, String error) {
        lie.by(issuer);
        SiteVisit visit = new SiteVisit(site.url() + "/me");
        HttpBrowser.Answer answer = visit.logIn(person);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(error);
        assertThat(visit.isLoggedIn()).isFalse();
    }

    @Test
    void anotherStateInTheRedirectIsRefused() {
        HttpBrowser.Answer answer = new SiteVisit(site.url() + "/me").logIn(person, SiteVisit.withAnother("state"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("authorization_request_not_found");
    }

    /** RFC 9207; an application with one issuer does not need it. */
    @Test
    void theIssuerOfTheRedirectIsNotCheckedByThisClient() {
        assertThat(new SiteVisit(site.url() + "/me")
                        .logIn(person, SiteVisit.withAnother("iss"))
                        .status())
                .isEqualTo(200);
    }

    /** The specification leaves it to the client in the code flow (OpenID Connect Core 1.0, 3.1.3.8). */
    @Test
    void anAtHashIsNotCheckedByThisClient() {
        Lie.AT_HASH.by(issuer);
        assertThat(new SiteVisit(site.url() + "/me").logIn(person).status()).isEqualTo(200);
    }

    @Test
    void aLogoutAtTheIssuerEndsTheSession() {
        SiteVisit visit = new SiteVisit(site.url() + "/me");
        visit.logIn(person);
        SiteVisit other = new SiteVisit(site.url() + "/me");
        other.logIn(People.testUser(server.admin(), REALM, "3"));
        assertThat(visit.isLoggedIn()).isTrue();
        String id = server.admin().user(REALM, person).path("id").textValue();
        issuer.server()
                .admin()
                .post(REALM + "/users/" + id + "/logout", Map.of())
                .ok();
        assertThat(visit.isLoggedIn()).isFalse();
        assertThat(other.isLoggedIn()).isTrue();
    }

    @Test
    void onlyAGoodLogoutTokenEndsTheSession() {
        SiteVisit visit = new SiteVisit(site.url() + "/me");
        String sid = Json.read(visit.logIn(person).body()).path("sid").textValue();
        LogoutTokens tokens = new LogoutTokens(issuer, REALM, clientId, person, sid);
        tokens.bad().forEach((wrong, token) -> {
            assertThat(SiteVisit.postLogoutToken(backChannel(), token))
                    .as(wrong)
                    .isEqualTo(400);
            assertThat(visit.isLoggedIn()).as(wrong).isTrue();
        });
        assertThat(SiteVisit.postLogoutToken(backChannel(), tokens.good())).isEqualTo(200);
        assertThat(visit.isLoggedIn()).isFalse();
    }
}
