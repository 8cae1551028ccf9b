package org.careidentity.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The command line: the names of benchmarks, or nothing for all of them and the page in {@code docs/}. */
public final class Bench {

    private Bench() {}

    /** Prints a line for each ratio; ends with 1 when one is short of its target, with 2 for an unknown name. */
    public static void main(String[] names) {
        for (String name : names) {
            if (!Benchmarks.names().contains(name)) {
                System.err.println(
                        "Unknown benchmark " + name + ". There are: " + String.join(", ", Benchmarks.names()));
                System.exit(2);
            }
        }
        Supplier<Stage> stage = onceAtMost(Stage::new);
        List<Figures> all = new ArrayList<>();
        for (String name : names.length == 0 ? List.copyOf(Benchmarks.names()) : List.of(names)) {
            try (Closing closing = new Closing()) {
                for (Ratio ratio : Benchmarks.ratios(name, stage, closing)) {
                    Figures figures = Rounds.run(ratio);
                    System.out.println(figures.line());
                    all.add(figures);
                }
            }
        }
        if (names.length == 0) {
            Report.write(all);
        }
        System.exit(all.stream().allMatch(Figures::ok) ? 0 : 1);
    }

    private static <T> Supplier<T> onceAtMost(Supplier<T> maker) {
        List<T> made = new ArrayList<>();
        return () -> {
            if (made.isEmpty()) {
                made.add(maker.get());
            }
            return made.get(0);
        };
    }
}
