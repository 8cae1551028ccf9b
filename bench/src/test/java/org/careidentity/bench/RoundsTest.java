package org.careidentity.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private final List<String> order = new ArrayList<>();
    private double milliseconds;

    private Side side(String name, double cost) {
        return () -> {
            order.add(name);
            milliseconds += cost;
        };
    }

    private Figures run(Side measured, Side reference, Effort effort) {
        return Rounds.run(new Ratio("a/b", "", Target.atMost(1), measured, reference, () -> milliseconds, effort));
    }

    @Test
    void nineRoundsCountTheWarmUpDoesNotAndTheFirstSideChanges() {
        Figures figures = run(side("a", 6), side("b", 2), new Effort(1, 1));
        assertThat(figures.ratios()).hasSize(9).allSatisfy(ratio -> assertThat(ratio)
                .isEqualTo(3, EXACT));
        assertThat(order.subList(0, 6)).containsExactly("b", "a", "a", "b", "b", "a");
        assertThat(order).hasSize(20);
    }

    @Test
    void theCostIsThatOfOneOperationWithoutWhatPreparesIt() {
        Side prepared = new Side() {
            @Override
            public void prepare(int operations) {
                milliseconds += 1000;
            }

            @Override
            public void operation() {
                milliseconds += 5;
            }
        };
        assertThat(run(prepared, side("b", 5), new Effort(0, 4)).measured())
                .allSatisfy(cost -> assertThat(cost).isEqualTo(5, EXACT));
    }

    @Test
    void againstAMicrosecondTheRatioIsInMicroseconds() {
        assertThat(run(side("a", 0.00025), Side.ONE_MICROSECOND, new Effort(0, 10))
                        .median())
                .isEqualTo(0.25, EXACT);
    }
}
