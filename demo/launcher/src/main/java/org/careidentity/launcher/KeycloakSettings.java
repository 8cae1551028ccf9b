package org.careidentity.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a server is asked to be, and the command lines that say so to kc.sh. */
record KeycloakSettings(
        int port,
        int managementPort,
        boolean optimized,
        boolean importRealms,
        List<String> options,
        List<String> buildOptions,
        Map<String, String> environment,
        Path logFile) {

    /** Arguments of {@code build}, for production mode. */
    List<String> buildArguments() {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(merged(builtIn(), List.of("--db=dev-file"), buildOptions));
        return arguments;
    }

    /** Arguments that start the server. */
    List<String> startArguments() {
        List<String> arguments = new ArrayList<>();
        if (optimized) {
            arguments.addAll(List.of("start", "--optimized"));
            arguments.addAll(merged(listening(), outgoing(), production(), options));
        } else {
            arguments.add("start-dev");
            arguments.addAll(merged(builtIn(), buildOptions, listening(), outgoing(), options));
        }
        if (importRealms) {
            arguments.add("--import-realm");
        }
        return arguments;
    }

    private static List<String> builtIn() {
        return List.of("--health-enabled=true", "--metrics-enabled=true");
    }

    private List<String> listening() {
        return List.of(
                "--http-host=localhost",
                "--http-port=" + port,
                "--http-management-host=localhost",
                "--http-management-port=" + managementPort,
                "--http-management-scheme=http");
    }

    /**
     * An application that does not answer a back-channel logout holds up the person's page for so long, and no longer.
     * Keycloak's own are 5 seconds, and no limit for the connection.
     */
    private static List<String> outgoing() {
        return List.of(
                "--spi-connections-http-client--default--establish-connection-timeout-millis=1000",
                "--spi-connections-http-client--default--socket-timeout-millis=2000");
    }

    /** Without a local cache, a production start opens JGroups ports to the network. */
    private List<String> production() {
        return List.of("--cache=local", "--http-enabled=true", "--hostname=http://localhost:" + port);
    }

    @SafeVarargs
    private static List<String> merged(List<String>... parts) {
        Map<String, String> byName = new LinkedHashMap<>();
        Stream.of(parts).flatMap(List::stream).forEach(option -> byName.put(name(option), option));
        return List.copyOf(byName.values());
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }
}
