package org.careidentity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page {@code docs/benchmarks.md} with its picture. */
final class Report {

    private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");

    private Report() {}

    static void write(List<Figures> all) {
        try {
            Files.createDirectories(DOCS.resolve("images"));
            Files.writeString(DOCS.resolve("images/benchmarks.svg"), Picture.of(all));
            Files.writeString(DOCS.resolve("benchmarks.md"), page(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(List<Figures> all) {
        return """
                # Benchmarks

                Written by `bin/bench` on %s, on a machine with %d cores, Java %s. Each figure is the cost of one operation as a multiple of
                another operation's: both run in turn, in 9 rounds after a warm-up that is thrown away. The ratio is the median of the rounds, the
                spread the distance between their quartiles. Milliseconds are this machine's and move with it; ratios hardly do.

                CPU time is that of one server in development mode, or of the side's own of two; for `assertion`, `mds` and `crl-load`, which need
                no server, that of the thread that does the work; for `startup` that of the processes of two servers in production mode, until they
                are ready. What a person waits for is time on a clock. `mds/lookup-us` is no ratio but microseconds, `push-open/latency-s`
                seconds.

                ![Each ratio beside its target](images/benchmarks.svg)

                | Figure | What is compared | Ratio | Target | Spread | Measured | Reference |
                |---|---|---|---|---|---|---|
                %s

                `bin/bench NAME` runs one of them and prints its lines; the names are the parts before the slash.
                """
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        all.stream().map(Report::row).collect(Collectors.joining("\n")));
    }

    private static String row(Figures figures) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %.3f | %s | %.3f | %.2f %s | %.2f %s |",
                figures.ratio().name(),
                figures.ratio().meaning(),
                figures.median(),
                figures.ratio().target().words(),
                figures.spread(),
                Figures.median(figures.measured()),
                figures.ratio().meter().unit(),
                Figures.median(figures.reference()),
                figures.ratio().meter().unit());
    }
}
