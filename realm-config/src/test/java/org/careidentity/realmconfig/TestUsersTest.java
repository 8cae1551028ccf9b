package org.careidentity.realmconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestUsersTest {

    private static final RealmView DEMO = realm("care-identity");
    private static final RealmView CIS2_MOCK = realm("Cis2-mock");

    @Test
    void suppliersFindTheAccountsThatTheyKnow() {
        assertThat(levels(CIS2_MOCK))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("656005750104", "3"),
                        Map.entry("656005750105", "3"),
                        Map.entry("656005750106", "3"),
                        Map.entry("656005750107", "3"),
                        Map.entry("656005750109", "2 TOTP"),
                        Map.entry("656005750110", "1 USERPASS"),
                        Map.entry("656005750111", "2 TOTP"),
                        Map.entry("656005750112", "2 NHSMAIL"),
                        Map.entry("555036632103", "1 USERPASS"),
                        Map.entry("555036633104", "1 USERPASS"),
                        Map.entry("555036634105", "1 USERPASS"),
                        Map.entry("910000000001", "3"),
                        Map.entry("555042709107", "3"),
                        Map.entry("500000000000", "3")));
    }

    @Test
    void theMainRealmOfTheDemoHasAFewOfEachLevelAndPeopleForItsRegistrationAuthority() {
        assertThat(levels(DEMO))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "656005750104", "3",
                        "910000000001", "3",
                        "555042709107", "3",
                        "500000000000", "3",
                        "656005750109", "2 TOTP",
                        "656005750110", "1 USERPASS",
                        "910000000011", "2",
                        "910000000012", "2",
                        "910000000013", "2",
                        "910000000014", "2"));
    }

    @Test
    void whereTheDemoHasAPhoneWhoeverHasAPasswordHasAnAddress() {
        RealmView demo = new RealmView(
                RealmConfiguration.demo(URI.create("http://localhost:8081"), URI.create("http://phone.localhost:8082/"))
                        .get(RealmConfiguration.CARE_IDENTITY));
        assertThat(demo.find("authenticatorConfig", "alias", "care-identity push of the demo")
                        .at("/config/app-address")
                        .textValue())
                .isEqualTo("http://phone.localhost:8082/");
        assertThat(demo.all("users").filter(person -> person.has("credentials")))
                .hasSize(2)
                .allSatisfy(
                        person -> assertThat(person.path("email").textValue()).isNotEmpty());
    }

    @Test
    void nobodyHasAPasswordAndTheUuidIsTheUsername() {
        for (RealmView realm : Set.of(DEMO, CIS2_MOCK)) {
            realm.all("users").forEach(person -> {
                String uuid = person.get("username").textValue();
                assertThat(uuid).matches("\\d{12}");
                assertThat(attribute(person, "nhsid_useruid")).isEqualTo(uuid);
                assertThat(person.has("credentials")).isFalse();
                assertThat(person.get("enabled").booleanValue()).isTrue();
            });
        }
        assertThat(DEMO.realm().at("/users/0/realmRoles/0").textValue()).isEqualTo("default-roles-care-identity");
        assertThat(CIS2_MOCK.realm().at("/users/0/realmRoles/0").textValue()).isEqualTo("default-roles-cis2-mock");
    }

    @Test
    void everyAttributeIsInTheUserProfile() {
        for (RealmView realm : Set.of(DEMO, CIS2_MOCK)) {
            Set<String> profile = new HashSet<>();
            RealmView.elements(realm.userProfile().get("attributes"))
                    .forEach(attribute -> profile.add(attribute.get("name").textValue()));
            realm.all("users")
                    .forEach(person -> assertThat(person.get("attributes").fieldNames())
                            .toIterable()
                            .isSubsetOf(profile));
        }
    }

    @Test
    void rolesAreObjectsWithTheMembersThatCis2Requires() throws Exception {
        for (JsonNode person : CIS2_MOCK.all("users").toList()) {
            for (JsonNode value : person.at("/attributes/nhsid_nrbac_roles")) {
                JsonNode role = new ObjectMapper().readTree(value.textValue());
                assertThat(role.fieldNames())
                        .toIterable()
                        .contains("person_orgid", "person_roleid", "org_code", "role_name", "role_code");
                assertThat(role.get("person_roleid").textValue()).matches("\\d{12}");
                assertThat(role.get("person_orgid").textValue()).matches("\\d{12}");
            }
        }
    }

    @Test
    void aPersonOfAPayloadHasNoClaimBeyondIt() {
        JsonNode b = CIS2_MOCK.find("users", "username", "910000000001");
        assertThat(b.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("username", "enabled", "attributes", "realmRoles");
        assertThat(b.get("attributes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("nhsid_useruid", "name", "nhsid_nrbac_roles", "care_identity_test_level");
        assertThat(b.at("/attributes/nhsid_nrbac_roles")).hasSize(4);
        for (String uuid : Set.of("555042709107", "500000000000")) {
            assertThat(CIS2_MOCK
                            .find("users", "username", uuid)
                            .get("attributes")
                            .fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "nhsid_useruid",
                            "name",
                            "nhsid_nrbac_roles",
                            "nhsid_user_orgs",
                            "care_identity_test_level");
        }
    }

    private static Map<String, String> levels(RealmView realm) {
        Map<String, String> levels = new TreeMap<>();
        realm.all("users")
                .forEach(person -> levels.put(
                        person.get("username").textValue(),
                        (attribute(person, "care_identity_test_level") + " "
                                        + attribute(person, "care_identity_test_amr"))
                                .trim()));
        return levels;
    }

    private static String attribute(JsonNode person, String name) {
        return person.at("/attributes").path(name).path(0).asText();
    }

    private static RealmView realm(String name) {
        return new RealmView(
                RealmConfiguration.demo(URI.create("http://localhost:8081")).get(name));
    }
}
