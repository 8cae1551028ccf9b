package org.careidentity.authenticators.nhsnet;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.model.AssuranceLevel;

/**
 * Which claims of the provider stand for which level. There is no rule for AAL3: whoever says so, a login that was federated
 * over the network by a bearer assertion never gives more than AAL2 here.
 *
 * @param aal2 any of these in the ID token is AAL2
 * @param aal1 any of these is AAL1
 */
record LevelRules(List<Rule> aal2, List<Rule> aal1) {

    /** Keeps own copies. */
    LevelRules {
        aal2 = List.copyOf(aal2);
        aal1 = List.copyOf(aal1);
    }

    /**
     * One claim and one value of it.
     *
     * @param claim the claim's name
     * @param value its text, or one element's where the claim is an array
     */
    record Rule(String claim, String value) {

        private boolean meets(Map<String, Object> claims) {
            Object told = claims.get(claim);
            return told instanceof Collection<?> values
                    ? values.stream().anyMatch(element -> value.equals(String.valueOf(element)))
                    : told != null && value.equals(told.toString());
        }
    }

    /**
     * Reads rules of the form {@code claim=value}, one a line.
     *
     * @throws IllegalArgumentException for a line without a claim or a value
     */
    static List<Rule> parse(String lines) {
        return Arrays.stream(lines.split("##|\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(LevelRules::rule)
                .toList();
    }

    private static Rule rule(String line) {
        int equals = line.indexOf('=');
        if (equals < 1 || equals == line.length() - 1) {
            throw new IllegalArgumentException("'" + line + "' is not of the form claim=value");
        }
        return new Rule(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }

    /** The highest level that the claims stand for; empty when they stand for none. */
    Optional<AssuranceLevel> level(Map<String, Object> claims) {
        if (aal2.stream().anyMatch(rule -> rule.meets(claims))) {
            return Optional.of(AssuranceLevel.AAL2);
        }
        return aal1.stream().anyMatch(rule -> rule.meets(claims)) ? Optional.of(AssuranceLevel.AAL1) : Optional.empty();
    }
}
