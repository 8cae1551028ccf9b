package org.careidentity.registration.bulk;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;

/** A file of changes as it came (RFC 4180): its lines and their cells, of which nothing is known yet. */
final class ChangeFile {

    /** How many lines a file may have. */
    static final int MOST_LINES = 10_000;

    /** How long a file may be. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /** The columns, which may come in any order. */
    static final List<String> COLUMNS = List.of("operation", "uuid", "method", "authenticator", "reason");

    private ChangeFile() {}

    /**
     * A line.
     *
     * @param number of its first line in the file; the header is line 1
     * @param cells by column; empty when it does not have one for each column
     */
    record Line(int number, Map<String, String> cells) {

        /** Keeps an own copy. */
        Line {
            cells = Map.copyOf(cells);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Reads one. */
    static List<Line> read(byte[] bytes) throws ProblemException {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        String text = Utf8.decode(bytes);
        try (CSVParser parser = CSVParser.parse(
                new StringReader(text),
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).build())) {
            return lines(parser);
        } catch (IOException | RuntimeException unreadable) {
            throw new ProblemException(Problem.MALFORMED, "The file is no CSV (RFC 4180).");
        }
    }

    private static List<Line> lines(CSVParser parser) throws ProblemException {
        var records = parser.iterator();
        int before = 0;
        List<String> header = List.of();
        List<Line> lines = new ArrayList<>();
        try {
            while (records.hasNext()) {
                CSVRecord line = records.next();
                int number = before + 1;
                before = (int) parser.getCurrentLineNumber();
                if (isBlank(line)) {
                    continue;
                }
                if (header.isEmpty()) {
                    header = header(line);
                    continue;
                }
                if (lines.size() == MOST_LINES) {
                    throw tooLarge();
                }
                lines.add(new Line(number, cells(header, line)));
            }
        } catch (RuntimeException unreadable) {
            throw new ProblemException(
                    Problem.MALFORMED,
                    "Line " + (before + 1)
                            + " is no CSV (RFC 4180): see to its quotes, each of which is doubled in a cell.");
        }
        if (lines.isEmpty()) {
            throw new ProblemException(
                    Problem.MALFORMED,
                    "The file has no lines: send a header with " + names() + ", and a line for each change.");
        }
        return lines;
    }

    private static boolean isBlank(CSVRecord line) {
        return line.size() == 1 && line.get(0).isBlank();
    }

    private static List<String> header(CSVRecord line) throws ProblemException {
        List<String> header = line.stream().map(String::strip).toList();
        Set<String> missing = new HashSet<>(COLUMNS);
        header.forEach(missing::remove);
        List<String> strange =
                header.stream().filter(name -> !COLUMNS.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw columns("The column "
                    + COLUMNS.stream().filter(missing::contains).findFirst().orElseThrow() + " is missing");
        }
        if (!strange.isEmpty()) {
            throw columns("There is a column that nobody knows");
        }
        if (header.size() != COLUMNS.size()) {
            throw columns("A column is there twice");
        }
        return header;
    }

    private static ProblemException columns(String what) {
        return new ProblemException(Problem.MALFORMED, what + ": line 1 names the columns " + names() + ".");
    }

    private static String names() {
        return String.join(", ", COLUMNS);
    }

    private static Map<String, String> cells(List<String> header, CSVRecord line) {
        if (line.size() != header.size()) {
            return Map.of();
        }
        Map<String, String> cells = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            cells.put(header.get(column), line.get(column).strip());
        }
        return cells;
    }

    /** More than a job may be. */
    static ProblemException tooLarge() {
        return new ProblemException(
                Problem.TOO_LARGE,
                "Split it into files of at most " + MOST_LINES + " lines and " + MOST_BYTES / 1024 / 1024
                        + " MiB each.");
    }
}
