package org.careidentity.sample.claims;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A name of the national role database, from the wide to the narrow: {@code "Clinical":"Clinical Provision":"Nurse Access
 * Role"}, quotes included. Three parts are usual, two have been seen.
 *
 * @param name the last part
 * @param within the parts before it, each once
 */
public record QuotedName(String name, List<String> within) {

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"");

    /** Reads a name; one without quotes is a name of one part. */
    static QuotedName of(String text) {
        List<String> parts = PART.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(part -> part.substring(1, part.length() - 1).strip())
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return new QuotedName(text.replace("\"", "").strip(), List.of());
        }
        String last = parts.get(parts.size() - 1);
        return new QuotedName(
                last,
                parts.stream().filter(part -> !part.equals(last)).distinct().toList());
    }
}
