package org.careidentity.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static Figures figures(double target, Double... measured) {
        return figures(Target.atMost(target), measured);
    }

    private static Figures figures(Target target, Double... measured) {
        Ratio ratio = new Ratio("a/b", "", target, () -> {}, () -> {}, () -> 0, Effort.of(1));
        return new Figures(ratio, List.of(measured), Collections.nCopies(measured.length, 2.0));
    }

    @Test
    void theLineSaysTheMedianOfTheRoundsAndTheirSpread() {
        assertThat(figures(1.05, 2.0, 1.0, 100.0, 2.1, 1.9, 2.0, 2.0, 2.0, 2.0).line())
                .isEqualTo("a/b ratio=1.000 target<=1.05 spread=0.000 ok");
    }

    @Test
    void aMedianAboveTheTargetIsShort() {
        assertThat(figures(1, 2.1, 2.2, 2.3).line()).isEqualTo("a/b ratio=1.100 target<=1 spread=0.100 short");
    }

    @Test
    void aMedianAtOrAboveATargetThatIsTheLeastIsOk() {
        assertThat(figures(Target.atLeast(1), 2.0, 2.0, 2.0).line())
                .isEqualTo("a/b ratio=1.000 target>=1 spread=0.000 ok");
        assertThat(figures(Target.atLeast(1), 1.9, 1.9, 1.9).line())
                .isEqualTo("a/b ratio=0.950 target>=1 spread=0.000 short");
    }

    @Test
    void thePictureShowsEveryRatioOfAnyLanguageAsNumbersOfSvg() {
        assertThat(Picture.of(List.of(figures(1.5, 2.5, 2.5, 2.5))))
                .contains("a/b", "1.25 of 1.5", "width=\"333.3\"")
                .startsWith("<svg")
                .endsWith("</svg>\n");
    }
}
