package org.careidentity.realmconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportFormTest {

    private final ObjectNode realm = new ObjectMapper().createObjectNode();

    @Test
    void theUserProfileBecomesAComponentThatHoldsItAsString() throws Exception {
        realm.putObject("userProfile").putArray("attributes").addObject().put("name", "title");

        ImportForm.of("r", "default-roles-r", realm);

        assertThat(realm.has("userProfile")).isFalse();
        var component = realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0");
        assertThat(component.get("providerId").textValue()).isEqualTo("declarative-user-profile");
        assertThat(new ObjectMapper()
                        .readTree(
                                component.at("/config/kc.user.profile.config/0").textValue())
                        .at("/attributes/0/name")
                        .textValue())
                .isEqualTo("title");
    }

    @Test
    void realmAttributesAreStrings() {
        realm.putObject("attributes").put("text", "a").putObject("map").put("AAL3_ANY", 3);

        ImportForm.of("r", "default-roles-r", realm);

        assertThat(realm.at("/attributes/text").textValue()).isEqualTo("a");
        assertThat(realm.at("/attributes/map").textValue()).isEqualTo("{\"AAL3_ANY\":3}");
    }

    @Test
    void attributesOfPeopleAreListsOfStrings() {
        ObjectNode person = realm.putArray("users").addObject();
        ObjectNode attributes = person.putObject("attributes").put("title", "Mr");
        attributes.putArray("roles").addObject().put("org_code", "Y51");

        ImportForm.of("r", "default-roles-r", realm);

        assertThat(person.toString())
                .contains("\"title\":[\"Mr\"]")
                .contains("\"roles\":[\"{\\\"org_code\\\":\\\"Y51\\\"}\"]")
                .contains("\"realmRoles\":[\"default-roles-r\"]");
    }

    @Test
    void placeholdersOfKeycloakAreLeftToKeycloak() {
        realm.put("a", "/realms/{realm}/account/").putArray("b").add("${client_account} {realm}/$1 ^\\d{12}$ ${realm}");

        Placeholders.fill(realm, Map.of("realm", "r$1"));

        assertThat(realm.get("a").textValue()).isEqualTo("/realms/r$1/account/");
        assertThat(realm.at("/b/0").textValue()).isEqualTo("${client_account} r$1/$1 ^\\d{12}$ ${realm}");
    }
}
