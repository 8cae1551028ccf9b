package org.careidentity.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A program that we started, with all that it started, and its output in a file. */
final class ChildProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_MILLISECONDS = 50;

    private final Process process;
    private final Path log;
    private final Set<ProcessHandle> tree = new LinkedHashSet<>();

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program without input.
     *
     * @param environment in place of ours
     * @param log gets all output; the file of the run before is kept with the suffix {@code .previous}
     */
    static ChildProcess start(List<String> command, Path folder, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log)) {
                Files.move(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new ChildProcess(builder.start(), log);
        } catch (IOException refused) {
            throw new LaunchFailure("Cannot start " + command.get(0) + ": " + refused.getMessage(), refused);
        }
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        remember();
        return process.isAlive();
    }

    /** CPU time of the program and of its descendants that run. */
    Duration cpuTime() {
        remember();
        return tree.stream()
                .map(running -> running.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** Waits until the program ends by itself. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the program and its descendants, politely for some seconds, then by force. Harmless when it has ended. */
    void stop() {
        remember();
        tree.forEach(ProcessHandle::destroy);
        Instant end = Instant.now().plus(PATIENCE);
        while (tree.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(end)) {
            if (!pause()) {
                break;
            }
        }
        remember();
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends the program and its descendants by force, at once. */
    void kill() {
        remember();
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    /** kc.sh runs Java as its child, which would have no parent to be found by once the script is dead. */
    private synchronized void remember() {
        tree.add(process.toHandle());
        process.descendants().forEach(tree::add);
    }

    /** @return false when we shall not wait any longer */
    static boolean pause() {
        try {
            Thread.sleep(POLL_MILLISECONDS);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path previous(Path log) {
        return log.resolveSibling(log.getFileName() + ".previous");
    }
}
