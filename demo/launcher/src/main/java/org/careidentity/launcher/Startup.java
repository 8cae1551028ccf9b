package org.careidentity.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits for a server of ours.
 *
 * @param name for the messages
 * @param ready answers 200 once the server is ready
 */
record Startup(String name, ChildProcess process, URI ready, Duration patience) {

    private static final int POLLS_PER_LOOK = 6;

    /**
     * Returns when the server is ready.
     *
     * @param phase tells from the log how far it is
     * @param progress gets each phase once
     * @throws LaunchFailure when the process ends or takes too long; it is stopped then
     */
    void await(Function<List<String>, String> phase, Consumer<String> progress) {
        Path log = process.log();
        Instant end = Instant.now().plus(patience);
        String shown = "";
        while (true) {
            String reached = phase.apply(ServerLog.lines(log));
            if (!reached.equals(shown)) {
                progress.accept(reached);
                shown = reached;
            }
            if (!process.isAlive()) {
                process.stop();
                throw new LaunchFailure(name + " did not start: " + ServerLog.reason(log) + " (log: " + log + ")");
            }
            if (Http.ok(ready)) {
                return;
            }
            if (Instant.now().isAfter(end) || !pause()) {
                process.stop();
                throw new LaunchFailure(
                        name + " was not ready after " + patience.toSeconds() + " seconds (log: " + log + ")");
            }
        }
    }

    private static boolean pause() {
        boolean goOn = true;
        for (int poll = 0; goOn && poll < POLLS_PER_LOOK; poll++) {
            goOn = ChildProcess.pause();
        }
        return goOn;
    }
}
