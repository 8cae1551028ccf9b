package org.careidentity.authenticators.flow;

import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticatorConfigModel;

/**
 * The configuration of a step, and what was read of it last. Every login page reads the settings of its methods, and those
 * with certificates take long to read.
 *
 * @param <T> what a configuration is read as
 * @param <E> what is thrown for one that can't be read
 */
public final class StepConfiguration<T, E extends Exception> {

    private final Reader<T, E> reader;
    private volatile Read<T> last;

    public StepConfiguration(Reader<T, E> reader) {
        this.reader = reader;
    }

    /** Reads a configuration. */
    @FunctionalInterface
    public interface Reader<T, E extends Exception> {

        T read(Map<String, String> configuration) throws E;
    }

    private record Read<T>(Map<String, String> configuration, T value) {}

    /** What a configuration is; the same for the same configuration as long as no other one comes between. */
    public T read(Map<String, String> configuration) throws E {
        Read<T> known = last;
        if (known == null || !known.configuration().equals(configuration)) {
            known = new Read<>(Map.copyOf(configuration), reader.read(configuration));
            last = known;
        }
        return known.value();
    }

    /** The configuration of the step that runs; empty when it has none. */
    public static Map<String, String> of(AuthenticationFlowContext context) {
        AuthenticatorConfigModel configuration = context.getAuthenticatorConfig();
        return configuration == null || configuration.getConfig() == null ? Map.of() : configuration.getConfig();
    }
}
