package org.careidentity.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs both sides of a ratio in turn: a warm-up that is thrown away, then nine rounds, the first side changing. */
final class Rounds {

    private static final int ROUNDS = 9;
    private static final int WARM_UP = 3;

    private final ServerCpu cpu;

    Rounds(ServerCpu cpu) {
        this.cpu = cpu;
    }

    Figures run(Ratio ratio) {
        List<Double> measured = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            boolean measuredFirst = round % 2 == 0;
            double first = cost(measuredFirst ? ratio.measured() : ratio.reference(), ratio.operations());
            double second = cost(measuredFirst ? ratio.reference() : ratio.measured(), ratio.operations());
            if (round >= 0) {
                measured.add(measuredFirst ? first : second);
                reference.add(measuredFirst ? second : first);
            }
        }
        return new Figures(ratio, measured, reference);
    }

    /** CPU milliseconds of one operation. */
    private double cost(Side side, int operations) {
        side.prepare(operations);
        double before = cpu.milliseconds();
        for (int i = 0; i < operations; i++) {
            side.operation();
        }
        return (cpu.milliseconds() - before) / operations;
    }
}
