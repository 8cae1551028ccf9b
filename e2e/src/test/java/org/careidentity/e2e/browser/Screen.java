package org.careidentity.e2e.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.programs.Program;

/** A screen and a keyboard for programs with windows. */
final class Screen implements AutoCloseable {

    private static final int POLLS = 300;
    private static final long PAUSE_MILLISECONDS = 50;
    private static final long PAUSE_BETWEEN_KEYS_MILLISECONDS = 40;

    private final Path folder;
    private final Program server;

    Screen(Path folder) {
        this.folder = folder;
        // on a display that nobody has, whose number it writes
        server = Program.start(
                folder,
                Map.of(),
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"));
        await("Xvfb did not start", () -> server.output().contains("\n"));
    }

    /** What a program needs in its environment to show its windows here. */
    Map<String, String> environment() {
        return Map.of(
                "DISPLAY",
                ":" + server.output().lines().reduce((first, last) -> last).orElseThrow());
    }

    /**
     * Waits for a window, types into it, and presses Enter.
     *
     * @param title a part of the window's name
     */
    void type(String title, String text) {
        await("no window " + title, () -> !find(title).isEmpty());
        String window = find(title);
        xdotool("windowfocus", "--sync", window);
        xdotool("type", "--delay", "" + PAUSE_BETWEEN_KEYS_MILLISECONDS, text);
        xdotool("key", "Return");
        await("window stays: " + title, () -> !find(title).equals(window));
    }

    private String find(String title) {
        // it ends with a status of failure when there is none
        return Program.run(
                        folder,
                        environment(),
                        List.of("sh", "-c", "xdotool search --onlyvisible --name '" + title + "' || true"))
                .lines()
                .findFirst()
                .orElse("");
    }

    private void xdotool(String... arguments) {
        Program.run(
                folder,
                environment(),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("xdotool"), java.util.stream.Stream.of(arguments))
                        .toList());
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String otherwise, Condition condition) {
        for (int poll = 0; poll < POLLS; poll++) {
            if (condition.holds()) {
                return;
            }
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(otherwise);
    }

    @Override
    public void close() {
        server.close();
    }
}
