package org.careidentity.authenticators.fido.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.Constants;

/**
 * One setting of a policy as Keycloak keeps it: a text under a name, several values joined by {@code ##}. A setting that is
 * missing or empty has its default, since Keycloak drops what is empty; an empty list is {@code none}.
 *
 * @param name the name in the step's configuration
 */
record Setting(String name) {

    private static final String NONE = "none";

    /** A list of values, each read by a function that throws IllegalArgumentException. */
    <T> List<T> list(Map<String, String> configuration, List<T> otherwise, Function<String, T> read)
            throws PolicyConfigurationException {
        String text = configuration.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Arrays.stream(text.split(Constants.CFG_DELIMITER))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .map(read)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new PolicyConfigurationException(name, text, e);
        }
    }

    /** A list in which order and repetition mean nothing, and which may be {@code none}. */
    <T> Set<T> set(Map<String, String> configuration, Set<T> otherwise, Function<String, T> read)
            throws PolicyConfigurationException {
        String text = configuration.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        return text.equalsIgnoreCase(NONE) ? Set.of() : Set.copyOf(list(configuration, List.<T>of(), read));
    }

    /** One of an enumeration's values, written as {@link #text} writes it. */
    <E extends Enum<E>> E one(Map<String, String> configuration, E otherwise) throws PolicyConfigurationException {
        return optional(configuration, Optional.of(otherwise), otherwise.getDeclaringClass())
                .orElseThrow(() -> new PolicyConfigurationException(name, NONE, null));
    }

    /** The same, or {@code none}. */
    <E extends Enum<E>> Optional<E> optional(Map<String, String> configuration, Optional<E> otherwise, Class<E> type)
            throws PolicyConfigurationException {
        String text = configuration.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        // NONE may be a value of the enumeration itself
        Optional<E> value = Stream.of(type.getEnumConstants())
                .filter(candidate -> text(candidate).equalsIgnoreCase(text.strip()))
                .findFirst();
        if (value.isEmpty() && !NONE.equalsIgnoreCase(text.strip())) {
            throw new PolicyConfigurationException(name, text, null);
        }
        return value;
    }

    /** How an enumeration's value stands in the console. */
    static String text(Enum<?> value) {
        return value.name().startsWith("AAL") || value.name().matches("L[0-9].*")
                ? value.name()
                : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link #text}, or {@code none}. */
    static String text(Optional<? extends Enum<?>> value) {
        return value.map(Setting::text).orElse(NONE);
    }

    /** Several values as Keycloak keeps them. */
    static String joined(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(Constants.CFG_DELIMITER));
    }

    /** The same, or {@code none}. */
    static String joinedOrNone(Stream<?> values) {
        String joined = joined(values);
        return joined.isEmpty() ? NONE : joined;
    }
}
