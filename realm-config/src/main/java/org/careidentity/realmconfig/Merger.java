package org.careidentity.realmconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Merges realm fragments into one JSON object.
 *
 * <ul>
 *   <li>Objects merge member by member.
 *   <li>Arrays are joined; objects in them that carry the same identity (see {@link #IDENTITY}) become one.
 *   <li>Two different values for the same member are an error, whichever layer they are in. There is no override: a
 *       value that differs between realms is not in the layer that they share. So every setting has one place.
 * </ul>
 */
final class Merger {

    /** The members by which Keycloak tells the elements of its arrays apart; the first one present counts. */
    private static final List<String> IDENTITY = List.of(
            "id",
            "alias",
            "clientId",
            "username",
            "name",
            "flowAlias",
            "authenticator",
            "executor",
            "condition",
            "providerId");

    private Merger() {}

    /**
     * Merges in the order of the list and leaves the fragments unchanged.
     *
     * @throws IllegalStateException when two fragments disagree; the message names the member and the later fragment
     */
    static ObjectNode merge(List<Fragment> fragments) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (Fragment fragment : fragments) {
            mergeObjects(merged, fragment.content(), new Place(fragment.name(), ""));
        }
        return merged;
    }

    private static void mergeObjects(ObjectNode target, ObjectNode addition, Place place) {
        addition.properties().forEach(member -> {
            JsonNode present = target.get(member.getKey());
            JsonNode added = member.getValue();
            Place inside = place.member(member.getKey());
            if (present == null) {
                target.set(member.getKey(), added.deepCopy());
            } else if (present instanceof ObjectNode a && added instanceof ObjectNode b) {
                mergeObjects(a, b, inside);
            } else if (present instanceof ArrayNode a && added instanceof ArrayNode b) {
                mergeArrays(a, b, inside);
            } else if (!present.equals(added)) {
                throw inside.conflict(present, added);
            }
        });
    }

    private static void mergeArrays(ArrayNode target, ArrayNode addition, Place place) {
        for (JsonNode added : addition) {
            Optional<ObjectNode> same = identity(added).flatMap(id -> find(target, id));
            if (same.isPresent()) {
                mergeObjects(
                        same.get(),
                        (ObjectNode) added,
                        place.member(identity(added).get()));
            } else {
                target.add(added.deepCopy());
            }
        }
    }

    private static Optional<ObjectNode> find(ArrayNode array, String identity) {
        for (JsonNode element : array) {
            if (identity(element).filter(identity::equals).isPresent()) {
                return Optional.of((ObjectNode) element);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> identity(JsonNode element) {
        return IDENTITY.stream()
                .filter(key -> element.path(key).isTextual())
                .findFirst()
                .map(key -> key + "=" + element.get(key).textValue());
    }

    private record Place(String fragment, String path) {

        Place member(String name) {
            return new Place(fragment, path + "/" + name);
        }

        IllegalStateException conflict(JsonNode present, JsonNode added) {
            return new IllegalStateException(
                    fragment + " says " + added + " at " + path + ", an earlier fragment says " + present);
        }
    }
}
