package org.careidentity.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The demo's command line. It expects to be run in the root of a clone that is built; {@code bin/demo} sees to that. */
public final class Demo {

    /** What the script before us took is part of the wait. */
    private static final Instant BEGIN = Instant.now().minusSeconds(Long.getLong("care-identity.elapsed", 0));

    private static final long SIGNAL_MILLISECONDS = 1000;

    private Demo() {}

    /** Runs until Ctrl-C (status 130), SIGTERM (143), or the end of a child (1). */
    public static void main(String[] arguments) throws Exception {
        try {
            Options options = Options.parse(List.of(arguments));
            if (options.help()) {
                System.out.print(usage());
                return;
            }
            Ports.check(options);
            run(options);
        } catch (UsageFailure wrong) {
            System.err.println(wrong.getMessage());
            System.exit(ExitCode.USAGE);
        } catch (LaunchFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(ExitCode.FAILED);
        }
    }

    private static void run(Options options) throws Exception {
        Children children = new Children();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(children), "stop"));
        DemoRun demo = new DemoRun(options, new BuiltArtifacts(Path.of("").toAbsolutePath()), children, Demo::say);
        try (DemoLock lock = DemoLock.take(demo.folder())) {
            demo.start();
            System.out.println(demo.card().text());
            throw new LaunchFailure(demo.awaitEnd());
        } catch (LaunchFailure failure) {
            // Ctrl-C reaches the children too, and then they look as if they had failed
            Thread.sleep(SIGNAL_MILLISECONDS);
            if (children.isStopping()) {
                Thread.currentThread().join();
            }
            throw failure;
        }
    }

    private static void stop(Children children) {
        boolean anything = !children.isEmpty();
        if (anything) {
            say("Stopping");
        }
        children.stop();
        if (anything) {
            say("Everything is stopped");
        }
    }

    private static void say(String line) {
        System.out.printf("%4d s  %s%n", Duration.between(BEGIN, Instant.now()).toSeconds(), line);
    }

    private static String usage() throws IOException {
        try (InputStream text = Demo.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
