package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The discovery document promises what the realm keeps, and nothing that it refuses. */
class DiscoveryIT {

    private static final String PERSON_A = "656005750104";
    private static final String OPENID = "openid-configuration";
    private static final String OAUTH = "oauth-authorization-server";

    private final TestServer server = TestServer.running();

    private JsonNode document(String realm, String name) {
        return Json.read(new HttpBrowser()
                .get(URI.create(server.url() + "/realms/" + realm + "/.well-known/" + name))
                .body());
    }

    private JsonNode document(String realm) {
        return document(realm, OPENID);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.textValue()));
        return texts;
    }

    @Test
    void everyScopeIsKnownAndEveryClaimOfALoginIsListedAndNoOther() {
        JsonNode document = document(TestServer.MOCK_REALM);
        List<String> scopes = texts(document.path("scopes_supported"));
        assertThat(scopes)
                .containsExactlyInAnyOrder(
                        "openid",
                        "profile",
                        "email",
                        "nhsperson",
                        "nationalrbacaccess",
                        "associatedorgs",
                        "professionalmemberships",
                        "organisationalmemberships",
                        "odscodes",
                        "orgaccess",
                        "universalaccess",
                        "selectedrole",
                        "changedrole");
        Application application = Application.create(server, TestServer.MOCK_REALM, "discovery");
        HttpBrowser browser = new HttpBrowser();
        // selectedrole and changedrole yield one claim
        String asked =
                scopes.stream().filter(scope -> !scope.equals("changedrole")).collect(Collectors.joining(" "));
        var back = Login.asTestUser(browser, application.begin(browser, Map.of("scope", asked)), PERSON_A);
        while (back.location() == null) {
            back = browser.submit(
                    back,
                    Map.of("role", back.page().selectFirst("input[name=role]").attr("value")));
        }
        var tokens = application.tokens(back);
        TreeSet<String> claims = new TreeSet<>();
        Stream.of(tokens.idClaims(), application.userInfo(tokens.accessToken()).body())
                .forEach(source -> source.fieldNames().forEachRemaining(claims::add));
        claims.remove("typ");
        TreeSet<String> listed = new TreeSet<>(texts(document.path("claims_supported")));
        assertThat(listed).containsAll(claims);
        listed.removeAll(claims);
        assertThat(listed)
                .as("claims that person A has no value for")
                .containsExactlyInAnyOrder("odscodes", "org_access", "nhsid_uni_roles");
    }

    @Test
    void acrValuesAreThoseThatAMethodOfTheFlowReaches() {
        assertThat(texts(document(TestServer.MOCK_REALM).path("acr_values_supported")))
                .contains("AAL1_USERPASS", "AAL2_TOTP", "AAL3_ANY", "AAL3_N3_SMARTCARD")
                .hasSize(11);
        String realm = server.copyRealm(TestServer.REALM, "discovery-acr");
        for (JsonNode execution :
                server.admin().get(realm + "/authentication/flows/care-identity%20browser/executions")) {
            if ("care-identity test-user".equals(execution.path("displayName").textValue())) {
                server.admin()
                        .put(
                                realm + "/authentication/flows/care-identity%20browser/executions",
                                ((ObjectNode) execution).put("requirement", "DISABLED"))
                        .ok();
            }
        }
        assertThat(texts(document(realm).path("acr_values_supported")))
                .as("the four methods by WebAuthn, and the authenticator app")
                .containsExactlyInAnyOrder(
                        "AAL2_ANY", "AAL2_OR_AAL3_ANY", "AAL2_TOTP", "AAL3_ANY", "AAL3_FIDO2", "AAL3_IOS");
    }

    @Test
    void onlyOpenGrantsAndResponsesAreListed() {
        JsonNode document = document(TestServer.REALM);
        assertThat(texts(document.path("grant_types_supported")))
                .containsExactlyInAnyOrder("authorization_code", "refresh_token", "client_credentials");
        assertThat(texts(document.path("response_types_supported"))).containsExactly("code");
        assertThat(texts(document.path("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(document.has("device_authorization_endpoint")).isFalse();
        assertThat(document.has("backchannel_authentication_endpoint")).isFalse();
        assertThat(document.has("backchannel_token_delivery_modes_supported")).isFalse();
        assertThat(document.has("mtls_endpoint_aliases")).isFalse();
        assertThat(document.path("claims_parameter_supported").booleanValue()).isTrue();
    }

    @Test
    void clientAuthenticationAndSignaturesAreThoseThatWork() {
        JsonNode document = document(TestServer.REALM);
        for (String endpoint : List.of("token", "introspection", "revocation")) {
            assertThat(texts(document.path(endpoint + "_endpoint_auth_methods_supported")))
                    .containsExactlyInAnyOrder("private_key_jwt", "client_secret_post", "client_secret_basic");
            assertThat(texts(document.path(endpoint + "_endpoint_auth_signing_alg_values_supported")))
                    .contains("RS256", "RS512")
                    .noneMatch(algorithm -> algorithm.startsWith("HS") || algorithm.equals("none"));
        }
        assertThat(texts(document.path("id_token_signing_alg_values_supported")))
                .containsExactly("RS256");
        assertThat(texts(document.path("userinfo_signing_alg_values_supported")))
                .containsExactlyInAnyOrder("RS256", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestServer.REALM, TestServer.MOCK_REALM})
    void bothDocumentsOfARealmSayTheSame(String realm) {
        assertThat(document(realm, OAUTH)).isEqualTo(document(realm));
        assertThat(Json.read(new HttpBrowser()
                        .get(URI.create(server.url() + "/.well-known/" + OAUTH + "/realms/" + realm))
                        .body()))
                .isEqualTo(document(realm));
    }

    /** Master has neither marker nor attribute, and whoever runs the server may rely on Keycloak's document there. */
    @Test
    void aRealmWithoutTheMarkerHasKeycloaksDocument() {
        String realm = server.copyRealm(TestServer.MOCK_REALM, "discovery-unmarked");
        server.admin()
                .put(realm, Map.of("attributes", Map.of("care-identity.discovery", "")))
                .ok();
        for (String name : List.of(OPENID, OAUTH)) {
            ObjectNode unmarked = (ObjectNode) document(realm, name);
            ObjectNode master = (ObjectNode) document("master", name);
            assertThat(texts(master.path("grant_types_supported")))
                    .contains("password", "implicit", "urn:ietf:params:oauth:grant-type:device_code");
            assertThat(master.has("device_authorization_endpoint")).isTrue();
            assertThat(texts(master.path("scopes_supported"))).contains("offline_access", "web-origins", "roles");
            assertThat(texts(unmarked.path("scopes_supported"))).contains("care-identity", "keycloak-profile");
            for (ObjectNode document : List.of(unmarked, master)) {
                // what Keycloak's document takes from the realm
                document.remove(List.of("scopes_supported", "acr_values_supported"));
            }
            assertThat(Json.read(unmarked.toString().replace("/realms/" + realm, "/realms/master")))
                    .isEqualTo(master);
        }
    }

    @Test
    void theEndpointsThatAreListedAnswer() {
        JsonNode document = document(TestServer.MOCK_REALM);
        HttpBrowser browser = new HttpBrowser();
        StreamSupport.stream(document.properties().spliterator(), false)
                .filter(member ->
                        member.getKey().endsWith("_endpoint") || member.getKey().endsWith("_uri"))
                .filter(member -> member.getValue().isTextual())
                .forEach(member -> {
                    URI endpoint = URI.create(member.getValue().textValue());
                    assertThat(List.of(
                                    browser.get(endpoint).status(),
                                    browser.post(endpoint, Map.of()).status()))
                            .as(member.toString())
                            .anyMatch(status -> status != 404);
                });
    }
}
