package org.careidentity.registration.csv;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV (RFC 4180) for people who open it in a spreadsheet: no cell of it is a formula there, whatever somebody wrote
 * into a label or a reason (OWASP, CSV Injection).
 */
public final class CsvText {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final CSVPrinter printer;

    private CsvText(CSVPrinter printer) {
        this.printer = printer;
    }

    /** Begins a text with the names of its columns. */
    public static CsvText to(Appendable out, List<String> columns) throws IOException {
        CsvText text = new CsvText(new CSVPrinter(out, CSVFormat.RFC4180));
        text.line(columns);
        return text;
    }

    /** Writes a line. */
    public void line(List<String> cells) throws IOException {
        printer.printRecord(cells.stream().map(CsvText::defused).toList());
    }

    /** The single quote is what spreadsheets mark text by; within quotes of CSV it stays part of the cell. */
    static String defused(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
