package eus.gordailu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void theLimitItselfIsStillWithinAtMostAndAtLeast() {
        assertThat(Figure.atMost(12, "start", 12, "s").holds()).isTrue();
        assertThat(Figure.atMost(12, "start", 12.01, "s").holds()).isFalse();
        assertThat(Figure.atLeast(5, "rate", 5, "1/s").holds()).isTrue();
        assertThat(Figure.atLeast(5, "rate", 4.99, "1/s").holds()).isFalse();
    }

    @Test
    void theLimitItselfIsNotBelow() {
        assertThat(Figure.below(1, "wait", 0.999, "s").holds()).isTrue();
        assertThat(Figure.below(1, "wait", 1, "s").holds()).isFalse();
    }

    @Test
    void aFigureWithoutAGoalHolds() {
        assertThat(Figure.told("rate", 3, "1/s")).isEqualTo(new Figure("rate", 3, "1/s", "", true));
    }

    @Test
    void whatIsNoNumberIsNoFigure() {
        assertThatIllegalArgumentException().isThrownBy(() -> Figure.told("rate", Double.NaN, "1/s"));
    }
}
