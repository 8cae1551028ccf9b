package org.careidentity.realmconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Turns the readable form of a realm into the one that Keycloak imports, which holds JSON as strings in some places.
 */
final class ImportForm {

    private static final String USER_PROFILE_COMPONENT = "org.keycloak.userprofile.UserProfileProvider";

    private ImportForm() {}

    static ObjectNode of(String name, String defaultRole, ObjectNode realm) {
        realm.put("realm", name);
        if (realm.get("attributes") instanceof ObjectNode attributes) {
            attributes.properties().forEach(attribute -> attribute.setValue(string(attribute.getValue())));
        }
        if (realm.remove("userProfile") instanceof ObjectNode profile) {
            ObjectNode component = realm.withObject("/components")
                    .withArray(USER_PROFILE_COMPONENT)
                    .addObject()
                    .put("providerId", "declarative-user-profile");
            component.putObject("config").putArray("kc.user.profile.config").add(profile.toString());
        }
        realm.path("users").forEach(user -> person((ObjectNode) user, defaultRole));
        return realm;
    }

    private static void person(ObjectNode user, String defaultRole) {
        if (user.get("attributes") instanceof ObjectNode attributes) {
            attributes.properties().forEach(attribute -> attribute.setValue(strings(attribute.getValue())));
        }
        // The import gives a user no role by itself, and without this one the account console is closed.
        user.withArray("realmRoles").add(defaultRole);
    }

    private static ArrayNode strings(JsonNode value) {
        ArrayNode strings = JsonNodeFactory.instance.arrayNode();
        if (value.isArray()) {
            value.forEach(element -> strings.add(string(element)));
        } else {
            strings.add(string(value));
        }
        return strings;
    }

    private static JsonNode string(JsonNode value) {
        return value.isTextual() ? value : TextNode.valueOf(value.toString());
    }
}
