package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table of a page in {@code docs/}, so that a test can hold the server to what the page says.
 *
 * @param header the cells of the first line
 * @param rows the cells of the lines below
 */
public record MarkdownTable(List<String> header, List<List<String>> rows) {

    /** The table whose first header cell is the given one. */
    public static MarkdownTable of(String page, String firstHeader) {
        Path file = Path.of("").toAbsolutePath().getParent().resolve("docs").resolve(page);
        try {
            List<List<String>> table = Files.readAllLines(file).stream()
                    .dropWhile(line -> !line.startsWith("| " + firstHeader + " |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(MarkdownTable::cells)
                    .toList();
            if (table.size() < 3) {
                throw new AssertionError("no table that begins with " + firstHeader + " in " + file);
            }
            return new MarkdownTable(table.get(0), table.subList(2, table.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        String[] cells = line.substring(1).split("\\|");
        return Arrays.stream(cells).map(String::strip).toList();
    }
}
