package org.careidentity.realmconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills <code>{name}</code> in the strings of a realm. Keycloak's own <code>${name}</code> is left to Keycloak.
 */
final class Placeholders {

    private Placeholders() {}

    static void fill(JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                member.setValue(filled(member.getValue(), values));
                fill(member.getValue(), values);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(array.get(i), values));
                fill(array.get(i), values);
            }
        }
    }

    private static JsonNode filled(JsonNode node, Map<String, String> values) {
        if (!node.isTextual()) {
            return node;
        }
        String text = node.textValue();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String place = "(?<!\\$)" + Pattern.quote("{" + value.getKey() + "}");
            text = text.replaceAll(place, Matcher.quoteReplacement(value.getValue()));
        }
        return TextNode.valueOf(text);
    }
}
