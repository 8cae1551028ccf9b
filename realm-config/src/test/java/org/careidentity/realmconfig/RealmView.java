package org.careidentity.realmconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a merged realm in the words of the tests.
 */
record RealmView(JsonNode realm) {

    /** Authenticators and sub-flows of a flow as {@code name REQUIREMENT}, in the order in which they run. */
    List<String> flow(String alias) {
        return elements(find("authenticationFlows", "alias", alias).get("authenticationExecutions"))
                .sorted((a, b) ->
                        a.get("priority").intValue() - b.get("priority").intValue())
                .map(step -> step.path(step.path("authenticatorFlow").booleanValue() ? "flowAlias" : "authenticator")
                                .textValue()
                        + " " + step.get("requirement").textValue())
                .toList();
    }

    JsonNode client(String clientId) {
        return find("clients", "clientId", clientId);
    }

    JsonNode find(String array, String key, String value) {
        return all(array)
                .filter(element -> value.equals(element.path(key).textValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + array + " " + value));
    }

    Stream<JsonNode> all(String array) {
        return elements(realm.path(array));
    }

    List<String> names(String array, String key) {
        return all(array).map(element -> element.path(key).textValue()).toList();
    }

    JsonNode userProfile() {
        try {
            return new ObjectMapper()
                    .readTree(realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                            .path("kc.user.profile.config")
                            .path(0)
                            .textValue());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return realm.path("realm").textValue();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
