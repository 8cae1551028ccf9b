package org.careidentity.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A test user of a realm, as the card of the demo shows it. */
record TestPerson(String uuid, String level, String name) {

    /** The test users of a realm, those first who reach most. */
    static List<TestPerson> of(ObjectNode realm) {
        return StreamSupport.stream(realm.path("users").spliterator(), false)
                .filter(user -> !attribute(user, "care_identity_test_level").isEmpty())
                .map(user -> new TestPerson(
                        user.path("username").asText(), attribute(user, "care_identity_test_level"), name(user)))
                .sorted((one, other) -> other.level.compareTo(one.level))
                .toList();
    }

    private static String name(JsonNode user) {
        String shown = attribute(user, "display_name");
        return shown.isEmpty() ? attribute(user, "name") : shown;
    }

    private static String attribute(JsonNode user, String name) {
        return user.path("attributes").path(name).path(0).asText("");
    }
}
