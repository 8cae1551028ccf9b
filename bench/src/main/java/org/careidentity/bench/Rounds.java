package org.careidentity.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs both sides of a ratio in turn: a warm-up that is thrown away, then nine rounds, the first side changing. */
final class Rounds {

    private static final int ROUNDS = 9;

    private Rounds() {}

    static Figures run(Ratio ratio) {
        List<Double> measured = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        for (int round = -ratio.effort().warmUp(); round < ROUNDS; round++) {
            boolean measuredFirst = round % 2 == 0;
            double first = cost(ratio, measuredFirst ? ratio.measured() : ratio.reference());
            double second = cost(ratio, measuredFirst ? ratio.reference() : ratio.measured());
            if (round >= 0) {
                measured.add(measuredFirst ? first : second);
                reference.add(measuredFirst ? second : first);
            }
        }
        return new Figures(ratio, measured, reference);
    }

    /** What one operation costs. */
    private static double cost(Ratio ratio, Side side) {
        if (side instanceof Side.Known known) {
            return known.cost();
        }
        int operations = ratio.effort().operations();
        side.prepare(operations);
        ratio.meter().settle();
        double before = ratio.meter().reading();
        for (int i = 0; i < operations; i++) {
            side.operation();
        }
        return (ratio.meter().reading() - before) / operations;
    }
}
