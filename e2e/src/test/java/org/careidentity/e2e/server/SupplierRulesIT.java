package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The people of two payloads that NHS suppliers published log in, and what comes out is read by the rules of these
 * suppliers' applications: payload D by those of a vaccination service, which merges userinfo and the ID token, and E by
 * those of a document repository.
 */
class SupplierRulesIT {

    private static final String SCOPES =
            "openid profile email nhsperson nationalrbacaccess associatedorgs selectedrole";
    private static final long FIVE_MINUTES = 300;

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Application application = Application.create(server, TestServer.MOCK_REALM, "supplier-rules");

    /** Userinfo and ID token of one login. */
    private record Answer(JsonNode userInfo, JsonNode idToken) {

        /** One object of both, as the application of payload D keeps them; a claim of both says the same. */
        JsonNode merged() {
            ObjectNode merged = ((ObjectNode) userInfo).deepCopy();
            idToken.fields().forEachRemaining(claim -> {
                if (merged.has(claim.getKey())) {
                    assertThat(merged.get(claim.getKey())).as(claim.getKey()).isEqualTo(claim.getValue());
                }
                merged.set(claim.getKey(), claim.getValue());
            });
            return merged;
        }
    }

    @ParameterizedTest(name = "role {0}: workgroup for school vaccinations {1}")
    @CsvSource({"5555666677778888, true", "wrong-role, false"})
    void payloadDIsReadByItsApplication(String role, boolean vaccinates) throws IOException {
        Answer answer = logIn(personOf("D", Map.of()), role);
        JsonNode view = answer.merged();
        common(answer, view);
        assertThat(Integer.parseInt(view.path("id_assurance_level").textValue()))
                .isGreaterThanOrEqualTo(3);
        assertThat(Integer.parseInt(view.path("authentication_assurance_level").textValue()))
                .isGreaterThanOrEqualTo(3);
        assertThat(view.path("given_name").textValue()).isEqualTo("Nurse");
        assertThat(view.path("family_name").textValue()).isEqualTo("Test");
        assertThat(view.path("email").textValue()).contains("@");
        JsonNode selected = selectedRole(view).orElseThrow();
        assertThat(organisation(view, selected.path("org_code").textValue())).contains("TEST MILITARY MOSPITAL");
        List<String> workgroups = new ArrayList<>();
        selected.path("workgroups").forEach(workgroup -> workgroups.add(workgroup.textValue()));
        assertThat(workgroups.contains("schoolagedimmunisations")).isEqualTo(vaccinates);
    }

    @Test
    void theApplicationOfPayloadDFindsNoRoleForAPersonWhoHasNone() throws IOException {
        Answer answer = logIn(personOf("D", Map.of("nhsid_nrbac_roles", List.of())), null);
        JsonNode view = answer.merged();
        common(answer, view);
        assertThat(view.path("selected_roleid").textValue()).isEmpty();
        assertThat(selectedRole(view)).isEmpty();
    }

    @Test
    void theApplicationOfPayloadDFindsALowIdentityLevelAsANumber() throws IOException {
        Answer answer = logIn(personOf("D", Map.of("idassurancelevel", List.of("2"))), "5555666677778888");
        assertThat(Integer.parseInt(answer.merged().path("id_assurance_level").textValue()))
                .isLessThan(3);
    }

    @Test
    void payloadEIsReadByItsApplication() throws IOException {
        Answer answer = logIn(personOf("E", Map.of()), "500000000001");
        common(answer, answer.idToken());
        assertThat(answer.idToken().path("acr").textValue().toLowerCase(Locale.ROOT))
                .contains("aal3");
        assertThat(answer.idToken().path("exp").asLong())
                .isGreaterThan(Instant.now().getEpochSecond());
        JsonNode view = answer.merged();
        JsonNode selected = selectedRole(view).orElseThrow();
        assertThat(selected.path("role_code").textValue().split(":")).contains("R8015");
        assertThat(organisation(view, selected.path("org_code").textValue())).contains("NHSID DEV");
    }

    /** What both applications check before they read on. */
    private void common(Answer answer, JsonNode view) {
        assertThat(view.path("aud").textValue()).isEqualTo(application.clientId());
        assertThat(view.path("iss").textValue()).isEqualTo(server.url() + "/realms/" + TestServer.MOCK_REALM);
        assertThat(view.path("sid").textValue()).isNotBlank();
        assertThat(view.path("nonce").textValue()).isEqualTo("a-nonce");
        assertThat(answer.userInfo().path("sub")).isEqualTo(answer.idToken().path("sub"));
        assertThat(view.path("sub").textValue()).matches("[0-9]{12}");
        assertThat(view.path("auth_time").isIntegralNumber()).isTrue();
        assertThat(view.path("auth_time").asLong())
                .isBetween(
                        Instant.now().getEpochSecond() - FIVE_MINUTES,
                        Instant.now().getEpochSecond() + 60);
    }

    private static Optional<JsonNode> selectedRole(JsonNode view) {
        return find(
                view.path("nhsid_nrbac_roles"),
                "person_roleid",
                view.path("selected_roleid").textValue());
    }

    private static Optional<String> organisation(JsonNode view, String code) {
        return find(view.path("nhsid_user_orgs"), "org_code", code)
                .map(found -> found.path("org_name").textValue());
    }

    private static Optional<JsonNode> find(JsonNode list, String member, String value) {
        for (JsonNode each : list) {
            if (each.path(member).asText().equals(value)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Answer logIn(String person, String role) {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = application.begin(
                browser, Map.of("scope", SCOPES, "prompt", "login", "acr_values", "AAL2_OR_AAL3_ANY"));
        HttpBrowser.Answer done = Login.asTestUser(browser, page, person);
        if (role != null) {
            done = browser.submit(done, Map.of("action", "continue", "role", role));
        }
        Application.Tokens tokens = application.tokens(done);
        return new Answer(application.userInfo(tokens.accessToken()).body(), tokens.idClaims());
    }

    /** The person of a payload under a number of their own. */
    private String personOf(String payload, Map<String, List<String>> changes) throws IOException {
        String uuid = "7" + String.format("%011d", ThreadLocalRandom.current().nextLong(100_000_000_000L));
        JsonNode claims = payload(payload);
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("nhsid_useruid", List.of(uuid));
        attributes.put("name", List.of(claims.path("name").textValue()));
        attributes.put("idassurancelevel", List.of("3"));
        attributes.put("care_identity_test_level", List.of("3"));
        for (String list : List.of("nhsid_nrbac_roles", "nhsid_user_orgs")) {
            List<String> values = new ArrayList<>();
            claims.path(list).forEach(value -> values.add(value.toString()));
            attributes.put(list, values);
        }
        attributes.putAll(changes);
        admin.createUser(
                TestServer.MOCK_REALM,
                Map.of(
                        "username",
                        uuid,
                        "enabled",
                        true,
                        "email",
                        uuid + "@example.test",
                        "firstName",
                        claims.path("given_name").textValue(),
                        "lastName",
                        claims.path("family_name").textValue(),
                        "attributes",
                        attributes));
        return uuid;
    }

    private static JsonNode payload(String name) throws IOException {
        try (InputStream file = SupplierRulesIT.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return Json.MAPPER.readTree(file);
        }
    }
}
