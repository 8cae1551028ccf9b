package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client that was made with a redirect URI and a secret, and nothing else, is told of a person. */
class ClaimsIT {

    private static final String PERSON_A = "656005750104";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();

    @ParameterizedTest
    @ValueSource(strings = {TestServer.REALM, TestServer.MOCK_REALM})
    void theSubjectIsTheUuidEverywhere(String realm) {
        Application application = Application.create(server, realm, "subject");
        var tokens = logIn(application, PERSON_A, Application.SCOPES);
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(PERSON_A);
        assertThat(tokens.accessClaims().path("sub").textValue()).isEqualTo(PERSON_A);
        assertThat(application.userInfo(tokens.accessToken()).body().path("sub").textValue())
                .isEqualTo(PERSON_A);
        var introspection = application.post("token/introspect", Map.of("token", tokens.accessToken()));
        assertThat(introspection.body().path("active").booleanValue())
                .as(introspection.body().toString())
                .isTrue();
        assertThat(introspection.body().path("sub").textValue()).isEqualTo(PERSON_A);
        var refreshed = application.refresh(tokens);
        assertThat(refreshed.idClaims().path("sub").textValue()).isEqualTo(PERSON_A);
        assertThat(refreshed.idClaims().path("acr").textValue()).isEqualTo("AAL3_ANY");
        assertThat(tokens.idClaims().path("aud").isTextual())
                .as("the ID token's aud is a string")
                .isTrue();
    }

    @ParameterizedTest(name = "scope {0}: {1}")
    @CsvSource({
        "openid, sub",
        "openid profile, sub name given_name family_name uid",
        "openid nhsperson, sub nhsid_useruid title idassurancelevel initials middle_names display_name",
        "openid nationalrbacaccess, sub nhsid_useruid name nhsid_nrbac_roles",
        "openid associatedorgs, sub nhsid_useruid nhsid_user_orgs",
        "openid email, sub email",
        "openid professionalmemberships, sub nhsid_useruid gmc_id gmp_id gdc_id gdp_id nmc_id rcn_id gphc_id consultant_id",
        "openid organisationalmemberships, sub nhsid_useruid nhsid_org_memberships nhsid_org_roles",
        "openid odscodes orgaccess universalaccess, sub",
    })
    void eachScopeYieldsItsClaimsAtUserinfoAndNoOthers(String scopes, String claims) {
        Application application = Application.create(server, TestServer.MOCK_REALM, "scopes");
        JsonNode userInfo = application
                .userInfo(logIn(application, PERSON_A, scopes).accessToken())
                .body();
        Set<String> names = new TreeSet<>();
        userInfo.fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(new TreeSet<>(List.of(claims.split(" "))));
    }

    @Test
    void rolesAndOrganisationsComeAsTheyStandInTheDirectoryWithoutEmptyLists() {
        Application application = Application.create(server, TestServer.MOCK_REALM, "roles");
        JsonNode userInfo = application
                .userInfo(logIn(application, PERSON_A, Application.SCOPES).accessToken())
                .body();
        JsonNode first = userInfo.at("/nhsid_nrbac_roles/0");
        assertThat(first.path("person_roleid").textValue()).isEqualTo("656014452101");
        assertThat(first.path("role_name").textValue())
                .isEqualTo("\"Support\":\"Support\":\"Admin/Clinical Support Access Role\"");
        assertThat(first.path("activity_codes").toString()).isEqualTo("[\"B0145\",\"B8002\",\"B1560\"]");
        assertThat(first.has("workgroups")).isFalse();
        assertThat(userInfo.at("/nhsid_nrbac_roles/1/workgroups_codes/3").textValue())
                .isEqualTo("555653032105");
        assertThat(userInfo.at("/nhsid_user_orgs/1"))
                .isEqualTo(Json.read("{\"org_name\":\"NHS CONNECTING FOR HEALTH\",\"org_code\":\"X09\"}"));
    }

    @Test
    void rolesAndOrganisationsAreInNoToken() {
        Application application = Application.create(server, TestServer.MOCK_REALM, "roles");
        var tokens = logIn(application, PERSON_A, Application.SCOPES);
        for (JsonNode claims : List.of(tokens.idClaims(), tokens.accessClaims())) {
            assertThat(claims.has("nhsid_nrbac_roles")).isFalse();
            assertThat(claims.has("nhsid_user_orgs")).isFalse();
            assertThat(claims.has("name")).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}: level {1}")
    @CsvSource({
        "656005750104, 3",
        "656005750107, 3",
        "910000000001, 3",
        "555042709107, 3",
        "500000000000, 3",
        "656005750109, 2",
        "656005750111, 2",
        "656005750112, 2",
        "656005750110, 1",
        "555036632103, 1",
    })
    void inTheMockRealmNothingAskedMeansTheTestUsersOwnLevel(String uuid, String level) {
        Application application = Application.create(server, TestServer.MOCK_REALM, "own-level");
        JsonNode claims = logIn(application, uuid, "openid").idClaims();
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo(level);
        assertThat(claims.path("sub").textValue()).isEqualTo(uuid);
        assertThat(claims.path("acr").textValue()).startsWith("AAL" + level);
    }

    @Test
    void aPersonCannotChangeTheirOwnIdentity() {
        String realm = server.copyRealm(TestServer.REALM, "identity-attributes");
        Application application = Application.create(server, realm, "application", Map.of("fullScopeAllowed", true));
        String uuid = People.testUser(admin, realm, "3");
        String id = admin.user(realm, uuid).path("id").textValue();
        String accountToken = accountToken(realm, uuid);
        for (String attribute : List.of(
                "nhsid_useruid",
                "nhsid_nrbac_roles",
                "nhsid_user_orgs",
                "idassurancelevel",
                "name",
                "care_identity_test_level",
                "care_identity_user_handle")) {
            AccountApi.post(
                    server.url(),
                    realm,
                    accountToken,
                    Map.of("username", uuid, "attributes", Map.of(attribute, List.of("999999999999"))));
            assertThat(admin.get(realm + "/users/" + id)
                            .at("/attributes/" + attribute)
                            .toString())
                    .as(attribute)
                    .doesNotContain("999999999999");
        }
        var changed = AccountApi.post(
                server.url(),
                realm,
                accountToken,
                Map.of("username", uuid, "firstName", "Mallory", "email", "m@x.test"));
        assertThat(changed).isEqualTo(400);
        assertThat(admin.get(realm + "/users/" + id).path("firstName").textValue())
                .isEqualTo("Test");
        assertThat(application.clientId()).isNotEmpty();
    }

    private String accountToken(String realm, String uuid) {
        return AccountApi.token(server, realm, uuid);
    }

    private static Application.Tokens logIn(Application application, String uuid, String scopes) {
        HttpBrowser browser = new HttpBrowser();
        return application.tokens(Login.asTestUser(browser, application.begin(browser, Map.of("scope", scopes)), uuid));
    }
}
