package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;

/** Tokens stay small: what a person has much of is told at userinfo alone. */
class TokenSizeIT {

    private static final int MANY_ROLES = 200;

    private final TestServer server = TestServer.running();
    private final HttpBrowser browser = new HttpBrowser();
    private final String person = People.testUser(server.admin(), TestServer.REALM, "3");

    private Application application(String name, List<Map<String, Object>> mappers) {
        return Application.create(server, TestServer.REALM, name, Map.of("protocolMappers", mappers));
    }

    /** What an administrator may add: Keycloak's own mapper of an attribute into both tokens. */
    private static Map<String, Object> rolesInTokens() {
        return Map.of(
                "name", "roles in tokens",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-usermodel-attribute-mapper",
                "config",
                        Map.of(
                                "user.attribute", "nhsid_nrbac_roles",
                                "claim.name", "roles",
                                "jsonType.label", "JSON",
                                "multivalued", "true",
                                "id.token.claim", "true",
                                "access.token.claim", "false"));
    }

    private Map<String, String> code(Application application) {
        var back = Login.asTestUser(browser, application.begin(browser, Map.of()), person);
        assertThat(Application.hasCode(back)).isTrue();
        return Map.of(
                "grant_type", "authorization_code",
                "code", back.parameter("code"),
                "redirect_uri", "http://application.test/callback");
    }

    @Test
    void twoHundredRolesLeaveTheTokensAsTheyAre() {
        Application application = application("small-tokens", List.of());
        People.giveRoles(server.admin(), TestServer.REALM, person, MANY_ROLES);
        var answer = application.token(code(application));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id_token").textValue()).hasSizeLessThan(2000);
        assertThat(answer.body().path("access_token").textValue()).hasSizeLessThan(2000);
        assertThat(application
                        .userInfo(answer.body().path("access_token").textValue())
                        .body()
                        .path("nhsid_nrbac_roles"))
                .hasSize(MANY_ROLES);
    }

    @Test
    void aTokenAboveTheConfiguredSizeIsRefusedWithAnEventThatSaysWhichAndHowLarge() {
        Application application = application("large-tokens", List.of(rolesInTokens()));
        People.giveRoles(server.admin(), TestServer.REALM, person, MANY_ROLES);
        var answer = application.token(code(application));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(answer.body().path("error_description").textValue())
                .startsWith("care_identity_token_too_large: the claims of the ID token would have ");
        var events = server.admin().get(TestServer.REALM + "/events?type=CODE_TO_TOKEN_ERROR&client=large-tokens");
        assertThat(events.get(0).path("details").toString()).contains("care_identity_token_too_large");
    }

    @Test
    void aTokenThatGrewAboveTheSizeIsRefusedAtTheRefreshToo() {
        Application application = application("growing-tokens", List.of(rolesInTokens()));
        var tokens = application.token(code(application)).body();
        People.giveRoles(server.admin(), TestServer.REALM, person, MANY_ROLES);
        var answer = application.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").textValue()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error_description").textValue()).startsWith("care_identity_token_too_large");
    }

    @Test
    void theSizeIsASettingOfTheRealm() {
        String realm = server.copyRealm(TestServer.REALM, "token-size");
        ObjectNode profiles = (ObjectNode) server.admin().get(realm + "/client-policies/profiles");
        String small = profiles.toString().replace("\"largest-claims-bytes\":7168", "\"largest-claims-bytes\":100");
        assertThat(small).isNotEqualTo(profiles.toString());
        server.admin()
                .put(realm + "/client-policies/profiles", Json.read(small))
                .ok();
        Application application = Application.create(server, realm, "any-tokens");
        String somebody = People.testUser(server.admin(), realm, "3");
        var back = Login.asTestUser(browser, application.begin(browser, Map.of()), somebody);
        var answer = application.token(Map.of(
                "grant_type", "authorization_code",
                "code", back.parameter("code"),
                "redirect_uri", "http://application.test/callback"));
        assertThat(answer.body().path("error_description").textValue())
                .startsWith("care_identity_token_too_large: the claims of the access token");
    }
}
