package org.careidentity.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.careidentity.authenticators.programs.Program;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache's module mod_auth_openidc, as a proxy of a hospital would have it. */
class ApacheModAuthOpenidcIT {

    private static final String REALM = TestServer.MOCK_REALM;

    private final TestServer server = TestServer.running();
    private final String clientId =
            "mod-auth-openidc-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    private final String person = People.testUser(server.admin(), REALM, "3");
    private final int port = Program.freePort();
    private IssuerProxy issuer;
    private ApacheSite site;

    @BeforeEach
    void start() {
        issuer = new IssuerProxy(server);
        Application.create(
                server,
                REALM,
                clientId,
                Map.of(
                        "secret",
                        "apache-secret",
                        "redirectUris",
                        List.of(ApacheSite.redirectUri(port)),
                        "attributes",
                        Map.of("backchannel.logout.url", ApacheSite.backChannel(port))));
        site = ApacheSite.start(port, issuer.issuer(REALM), clientId, "apache-secret");
    }

    @AfterEach
    void stop() {
        if (site != null) {
            site.close();
        }
        issuer.close();
    }

    @Test
    void aPersonLogsInAndThePageHasTheirClaims() {
        JsonNode told = Json.read(new SiteVisit(site.page()).logIn(person).body());
        assertThat(told.path("sub").textValue()).isEqualTo(person);
        assertThat(told.at("/userinfo/nhsid_nrbac_roles/0/role_code").textValue())
                .isEqualTo("S8000:G8000:R8001");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SIGNATURE_OF_THE_ID_TOKEN, JWT signature verification failed",
        "ISSUER_OF_THE_ID_TOKEN, does not match received \"iss\" value in id_token",
        "AUDIENCE_OF_THE_ID_TOKEN, is not equal to the configured client_id",
        "EXPIRED_ID_TOKEN, JWT expired",
        "NONCE, did not match the one stored in the browser session",
        "AT_HASH, could not validate access token against \"at_hash\" claim value",
    })
    void aLieIsRefused(Lie lie, String reason) {
        lie.by(issuer);
        SiteVisit visit = new SiteVisit(site.page());
        HttpBrowser.Answer answer = visit.logIn(person);
        // the module answers 200 with a page of its own
        assertThat(answer.body()).contains("OpenID Connect Provider error").doesNotContain(person);
        assertThat(site.log()).contains(reason);
        assertThat(visit.isLoggedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "iss"})
    void anotherStateOrIssuerInTheRedirectIsRefused(String parameter) {
        SiteVisit visit = new SiteVisit(site.page());
        HttpBrowser.Answer answer = visit.logIn(person, SiteVisit.withAnother(parameter));
        assertThat(answer.body()).as(site.log()).doesNotContain(person);
        assertThat(visit.isLoggedIn()).isFalse();
    }

    /** A page that requires a claim of userinfo is closed then. */
    @Test
    void userinfoOfSomebodyElseIsDroppedAndTheLoginGoesOnWithoutIt() {
        Lie.SUB_OF_USERINFO.by(issuer);
        SiteVisit visit = new SiteVisit(site.page());
        HttpBrowser.Answer answer = visit.logIn(person);
        assertThat(answer.body())
                .contains(person)
                .contains("\"userinfo\": (none)")
                .doesNotContain("999999999999");
        assertThat(site.log()).contains("returned from userinfo endpoint does not match the one in the id_token");
        assertThat(visit.open(site.staffPage()).status()).isBetween(400, 499);
    }

    @Test
    void aPageThatRequiresAClaimOfUserinfoOpensForAPersonWhoHasIt() {
        assertThat(new SiteVisit(site.staffPage()).logIn(person).body()).contains(person);
    }

    @Test
    void aLogoutAtTheIssuerEndsTheSession() {
        SiteVisit visit = new SiteVisit(site.page());
        visit.logIn(person);
        SiteVisit other = new SiteVisit(site.page());
        other.logIn(People.testUser(server.admin(), REALM, "3"));
        assertThat(visit.isLoggedIn()).isTrue();
        String id = server.admin().user(REALM, person).path("id").textValue();
        issuer.server()
                .admin()
                .post(REALM + "/users/" + id + "/logout", Map.of())
                .ok();
        assertThat(visit.isLoggedIn()).as(site.log()).isFalse();
        assertThat(other.isLoggedIn()).isTrue();
    }

    @Test
    void onlyAGoodLogoutTokenEndsTheSession() {
        SiteVisit visit = new SiteVisit(site.page());
        String sid = Json.read(visit.logIn(person).body()).path("sid").textValue();
        LogoutTokens tokens = new LogoutTokens(issuer, REALM, clientId, person, sid);
        tokens.bad().forEach((wrong, token) -> {
            assertThat(SiteVisit.postLogoutToken(ApacheSite.backChannel(port), token))
                    .as(wrong)
                    .isEqualTo(400);
            assertThat(visit.isLoggedIn()).as(wrong).isTrue();
        });
        assertThat(SiteVisit.postLogoutToken(ApacheSite.backChannel(port), tokens.good()))
                .as(site.log())
                .isEqualTo(200);
        assertThat(visit.isLoggedIn()).isFalse();
    }
}
