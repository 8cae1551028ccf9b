package org.careidentity.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The sample supplier application, running as a process of its own. */
public final class SampleApplication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChildProcess process;
    private final URI baseUrl;

    private SampleApplication(ChildProcess process, URI baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts the application and returns when it answers.
     *
     * @param jar the executable JAR
     * @param port where it shall listen, on localhost only
     * @param issuer the realm's address; it must answer already
     * @param logFile gets all output
     * @param options further {@code --name=value} options of the application
     * @throws LaunchFailure when it does not get ready; no process is left then
     */
    public static SampleApplication start(Path jar, int port, URI issuer, Path logFile, String... options) {
        return start(jar, port, issuer, logFile, process -> {}, List.of(), options);
    }

    /** The same, with options of Java. */
    static SampleApplication start(
            Path jar,
            int port,
            URI issuer,
            Path logFile,
            Consumer<ChildProcess> onStarted,
            List<String> javaOptions,
            String... options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-jar", jar.toAbsolutePath().toString(), "--server.port=" + port, "--care-identity.issuer=" + issuer));
        command.addAll(List.of(options));
        ChildProcess process = ChildProcess.start(
                command, jar.toAbsolutePath().getParent(), System.getenv(), logFile.toAbsolutePath());
        onStarted.accept(process);
        SampleApplication application = new SampleApplication(process, URI.create("http://localhost:" + port));
        new Startup("The sample application", process, URI.create(application.baseUrl + "/"), PATIENCE)
                .await(log -> "", step -> {});
        return application;
    }

    /** The address of the application without a slash at its end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** All that the application has written since this start. */
    public Path logFile() {
        return process.log();
    }

    /** Completes when the process ends, for whatever reason. */
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** Ends the application, and returns when it is gone. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
