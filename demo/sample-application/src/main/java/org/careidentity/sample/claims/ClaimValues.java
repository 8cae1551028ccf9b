package org.careidentity.sample.claims;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Claims as they are met: absent, an array, or a bare value where an array was promised (applications have seen a single
 * organisation come without its array). What has no use, such as a number among objects, is left out.
 */
final class ClaimValues {

    private ClaimValues() {}

    /** The text of a claim without spaces around it; empty when it is absent or not a plain value. */
    static String text(Map<String, ?> claims, String name) {
        return plain(claims.get(name));
    }

    /** The texts of a claim; none when it is absent. */
    static List<String> texts(Map<String, ?> claims, String name) {
        return elements(claims.get(name))
                .map(ClaimValues::plain)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The objects of a claim; none when it is absent. */
    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static List<Map<String, ?>> objects(Map<String, ?> claims, String name) {
        return elements(claims.get(name))
                .filter(Map.class::isInstance)
                .<Map<String, ?>>map(element -> (Map<String, ?>) element)
                .toList();
    }

    private static Stream<?> elements(Object value) {
        return value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
    }

    private static String plain(Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                ? value.toString().strip()
                : "";
    }
}
