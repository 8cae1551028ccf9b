package org.careidentity.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A Keycloak of an unpacked distribution, running as a process of its own and listening on localhost only.
 * The administrator of its master realm is {@code admin} with the password {@code admin}.
 */
public final class KeycloakServer implements AutoCloseable {

    private final ChildProcess process;
    private final URI baseUrl;
    private final URI managementUrl;

    private KeycloakServer(ChildProcess process, URI baseUrl, URI managementUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
        this.managementUrl = managementUrl;
    }

    /** Describes a server; development mode, port 8080, no import, unless told otherwise. */
    public static Builder of(KeycloakDistribution distribution) {
        return new Builder(distribution);
    }

    /** The address of the server without a slash at its end, on localhost: WebAuthn knows no IP addresses. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** The address of health and metrics, without a slash at its end. */
    public URI managementUrl() {
        return managementUrl;
    }

    /** All that the server has written since this start. */
    public Path logFile() {
        return process.log();
    }

    /** Whether the process runs. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** The CPU time that the processes of this server have used since its start. */
    public Duration cpuTime() {
        return process.cpuTime();
    }

    /** Completes when the process ends, for whatever reason. */
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** Ends the server and every process that it started, and returns when they are gone. */
    public void stop() {
        process.stop();
    }

    /** Ends the server as a power cut does: it says goodbye to nobody. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    /** How a server shall be started. */
    public static final class Builder {

        private static final int DEFAULT_PORT = 8080;

        private final KeycloakDistribution distribution;
        private final List<String> options = new ArrayList<>();
        private final List<String> buildOptions = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private int port = DEFAULT_PORT;
        private int managementPort;
        private boolean optimized;
        private boolean importRealms;
        private Path logFile;
        private Duration patience = Duration.ofMinutes(5);
        private Consumer<ChildProcess> onStarted = process -> {};

        private Builder(KeycloakDistribution distribution) {
            this.distribution = distribution;
            this.logFile = distribution.home().resolve("data/log/server.log");
        }

        /** The HTTP port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** The management port; the HTTP port plus 1000 when it is not given. */
        public Builder managementPort(int managementPort) {
            this.managementPort = managementPort;
            return this;
        }

        /** Production mode: {@code build} with the build options unless that was done before, then {@code start}. */
        public Builder optimized() {
            this.optimized = true;
            return this;
        }

        /** Imports the realms of the distribution that the database does not have. */
        public Builder importRealms() {
            this.importRealms = true;
            return this;
        }

        /** Options of {@code start} or {@code start-dev}, as {@code --name=value}; they replace ours of that name. */
        public Builder options(String... options) {
            this.options.addAll(List.of(options));
            return this;
        }

        /** Options that Keycloak calls build options, as {@code --name=value}; they replace ours of that name. */
        public Builder buildOptions(String... options) {
            this.buildOptions.addAll(List.of(options));
            return this;
        }

        /** Variables of the server's environment. Keycloak's own variables are not inherited from ours. */
        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** The file for the output, {@code data/log/server.log} under the distribution when it is not given. */
        public Builder logFile(Path logFile) {
            this.logFile = logFile.toAbsolutePath();
            return this;
        }

        /** How long the start may take; five minutes when it is not given. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /** Gets the process as soon as there is one, before it is ready. */
        Builder onStarted(Consumer<ChildProcess> onStarted) {
            this.onStarted = onStarted;
            return this;
        }

        /**
         * Starts the server and returns when it is ready.
         *
         * @throws LaunchFailure when it does not get ready; no process is left then, and the message has the reason
         *     from the log
         */
        public KeycloakServer start() {
            return start(step -> {});
        }

        /**
         * Starts the server and returns when it is ready.
         *
         * @param progress gets a line for a person at every step
         * @throws LaunchFailure when it does not get ready; no process is left then, and the message has the reason
         *     from the log
         */
        public KeycloakServer start(Consumer<String> progress) {
            KeycloakCommand command = new KeycloakCommand(distribution, settings());
            if (optimized) {
                command.build(onStarted, progress);
            }
            ChildProcess process = command.start();
            onStarted.accept(process);
            KeycloakServer server = new KeycloakServer(
                    process,
                    URI.create("http://localhost:" + port),
                    URI.create("http://localhost:" + settings().managementPort()));
            new Startup("Keycloak", process, URI.create(server.managementUrl + "/health/ready"), patience)
                    .await(log -> StartPhase.of(log).text(), progress);
            return server;
        }

        private KeycloakSettings settings() {
            return new KeycloakSettings(
                    port,
                    managementPort == 0 ? port + Options.MANAGEMENT_DISTANCE : managementPort,
                    optimized,
                    importRealms,
                    List.copyOf(options),
                    List.copyOf(buildOptions),
                    Map.copyOf(environment),
                    logFile);
        }
    }
}
