package org.careidentity.bench;

import java.util.List;

/**
 * What the rounds of one ratio gave.
 *
 * @param ratio what was measured
 * @param measured the cost of an operation as the meter counts it, one a round
 * @param reference the same of the other side
 */
record Figures(Ratio ratio, List<Double> measured, List<Double> reference) {

    /** The ratio of each round. */
    List<Double> ratios() {
        return java.util.stream.IntStream.range(0, measured.size())
                .mapToObj(round -> measured.get(round) / reference.get(round))
                .toList();
    }

    /** The median of the rounds' ratios. */
    double median() {
        return median(ratios());
    }

    /** The difference between the upper and the lower quartile of the rounds' ratios. */
    double spread() {
        List<Double> sorted = ratios().stream().sorted().toList();
        return sorted.get(sorted.size() * 3 / 4) - sorted.get(sorted.size() / 4);
    }

    /** Whether the target is met. */
    boolean ok() {
        return ratio.target().met(median());
    }

    /** The line that a person and a script read. */
    String line() {
        return String.format(
                java.util.Locale.ROOT,
                "%s ratio=%.3f target%s spread=%.3f %s",
                ratio.name(),
                median(),
                ratio.target().symbols(),
                spread(),
                ok() ? "ok" : "short");
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
