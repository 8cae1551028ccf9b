package org.careidentity.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a log says to somebody who has one line of patience. */
final class ServerLog {

    private static final Pattern CAUSE = Pattern.compile("^.*\\(main\\) ERROR: (?=.*\\S)");
    private static final Pattern ERROR = Pattern.compile("^.* ERROR (\\[[^]]*] )?(\\([^)]*\\) )?(?=.*\\S)");
    private static final Pattern CHATTER =
            Pattern.compile("For more details run|^Try '|^Possible solutions|^JAVA_OPTS|^\\s+at |^Caused by|^\\s*$");
    private static final int LONGEST = 300;

    private ServerLog() {}

    /** The line that names the reason of a failed start. */
    static String reason(Path log) {
        List<String> lines = lines(log);
        return last(lines, CAUSE.asPredicate())
                .map(line -> CAUSE.matcher(line).replaceFirst(""))
                .or(() -> last(
                                lines,
                                ERROR.asPredicate().and(CHATTER.asPredicate().negate()))
                        .map(line -> ERROR.matcher(line).replaceFirst("")))
                .or(() -> last(lines, CHATTER.asPredicate().negate()))
                .map(ServerLog::shortened)
                .orElse("it wrote nothing");
    }

    /** All lines so far. */
    static List<String> lines(Path log) {
        try {
            // byte for byte: a log that is being written may end within a character
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Optional<String> last(List<String> lines, Predicate<String> wanted) {
        return lines.stream().filter(wanted).reduce((before, after) -> after);
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
