package org.careidentity.registration.bulk;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.careidentity.registration.csv.CsvText;
import org.careidentity.registration.store.Job;
import org.careidentity.registration.store.JobLine;

/** What became of a file, line by line, without secrets. */
record JobReport(Jobs jobs) {

    private static final List<String> COLUMNS =
            List.of("line", "operation", "uuid", "method", "authenticator", "reason", "outcome", "detail");

    /** As CSV. */
    String of(Job job) {
        try (StringWriter text = new StringWriter()) {
            CsvText csv = CsvText.to(text, COLUMNS);
            jobs.lines(job, line -> write(csv, line));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(CsvText csv, JobLine line) {
        try {
            csv.line(List.of(
                    Integer.toString(line.number()),
                    line.operation(),
                    line.uuid(),
                    line.method(),
                    line.authenticator(),
                    line.reason(),
                    line.outcome().name().toLowerCase(Locale.ROOT),
                    line.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
