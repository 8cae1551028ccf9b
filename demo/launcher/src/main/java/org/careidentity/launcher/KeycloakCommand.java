package org.careidentity.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** kc.sh of one distribution, run with the settings of one server. */
final class KeycloakCommand {

    /** What kc.sh and the server would read from a developer's shell, so that the same start means the same everywhere. */
    private static final Pattern NOT_INHERITED =
            Pattern.compile("(KC|KEYCLOAK|QUARKUS)_.*|DEBUG(_.*)?|JAVA|JAVA_OPTS|JAVA_ADD_OPENS|JAVA_LOCALE|PRINT_ENV");

    private final KeycloakDistribution distribution;
    private final KeycloakSettings settings;

    KeycloakCommand(KeycloakDistribution distribution, KeycloakSettings settings) {
        this.distribution = distribution;
        this.settings = settings;
    }

    ChildProcess start() {
        return run(settings.startArguments(), settings.logFile());
    }

    /**
     * Builds the optimised server, unless the last build had the same options and providers.
     *
     * @throws LaunchFailure when Keycloak refuses
     */
    void build(Consumer<ChildProcess> onStarted, Consumer<String> progress) {
        Path stamp = distribution.home().resolve("data/care-identity-build.txt");
        try {
            String wanted = settings.buildArguments() + "\n" + Fingerprint.ofFiles(providers());
            if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
                return;
            }
            progress.accept("Keycloak is built with the JARs; this is done once");
            Files.deleteIfExists(stamp);
            Path log = settings.logFile()
                    .resolveSibling("build-" + settings.logFile().getFileName());
            ChildProcess process = run(settings.buildArguments(), log);
            onStarted.accept(process);
            try {
                if (process.exitCode() != 0) {
                    throw new LaunchFailure(
                            "Keycloak cannot be built: " + ServerLog.reason(log) + " (log: " + log + ")");
                }
            } finally {
                process.stop();
            }
            Files.createDirectories(stamp.getParent());
            Files.writeString(stamp, wanted);
        } catch (IOException broken) {
            throw new LaunchFailure("Keycloak cannot be built in " + distribution.home() + ": " + broken, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Keycloak's build was interrupted", stop);
        }
    }

    private List<Path> providers() throws IOException {
        return Folders.files(distribution.home().resolve("providers"), name -> name.endsWith(".jar"));
    }

    private ChildProcess run(List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(distribution.home().resolve("bin/kc.sh").toString());
        command.addAll(arguments);
        return ChildProcess.start(command, distribution.home(), environment(), log);
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.keySet().removeIf(name -> NOT_INHERITED.matcher(name).matches());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx768m");
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        variables.putAll(settings.environment());
        return variables;
    }
}
