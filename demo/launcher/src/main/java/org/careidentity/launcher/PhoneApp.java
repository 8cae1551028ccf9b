package org.careidentity.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The phone that is a web app, served by a process of its own. */
final class PhoneApp {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChildProcess process;

    private PhoneApp(ChildProcess process) {
        this.process = process;
    }

    /** Where browsers find it: by a name of its own below localhost, so that its keys are its own. */
    static URI address(int port) {
        return URI.create("http://phone.localhost:" + port + "/");
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param jar the executable JAR
     * @param port where it shall listen, on localhost only
     * @param logFile gets all output
     * @throws LaunchFailure when it does not get ready; no process is left then
     */
    static PhoneApp start(Path jar, int port, Path logFile, Consumer<ChildProcess> onStarted) {
        ChildProcess process = ChildProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "serve",
                        "--port=" + port),
                jar.toAbsolutePath().getParent(),
                System.getenv(),
                logFile.toAbsolutePath());
        onStarted.accept(process);
        // not by its name: not every resolver knows names below localhost
        new Startup("The phone", process, URI.create("http://127.0.0.1:" + port + "/"), PATIENCE)
                .await(log -> "", step -> {});
        return new PhoneApp(process);
    }

    Path logFile() {
        return process.log();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }
}
