package org.careidentity.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs both sides of a ratio in turn: a warm-up that is thrown away, then nine rounds, the first side changing. */
final class Rounds {

    private static final int ROUNDS = 9;
    private static final int WARM_UP = 8;
    private static final long SETTLE_MILLISECONDS = 700;

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

    /** The server writes sessions to its database after it has answered: that is the cost of what was before. */
    private static void settle() {
        try {
            Thread.sleep(SETTLE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** CPU milliseconds of one operation. */
    private double cost(Side side, int operations) {
        side.prepare(operations);
        settle();
        double before = cpu.milliseconds();
        for (int i = 0; i < operations; i++) {
            side.operation();
        }
        return (cpu.milliseconds() - before) / operations;
    }
}
