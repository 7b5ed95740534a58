package eus.gordailu.benchmarks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eus.gordailu.benchmarks.Figure;
import eus.gordailu.benchmarks.Row;
import eus.gordailu.benchmarks.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingsTest {

    @Test
    void eachContenderIsARowWithItsMedianAndHowManyTimesOursItTook() {
        Map<String, Samples> seconds = new LinkedHashMap<>();
        seconds.put(Gordailu.NAME, new Samples(List.of(2.0, 9.0, 1.0)));
        seconds.put(Rsnapshot.COPYING, new Samples(List.of(7.0, 5.0, 6.0)));
        TreeKind kind = TreeKind.UNCHANGED;

        assertThat(new Standings(kind, seconds).rows())
                .containsExactly(
                        new Row(kind.name(), Gordailu.NAME, 2, 1), new Row(kind.name(), Rsnapshot.COPYING, 6, 3));
    }

    @Test
    void whereOursIsMissingThereIsNothingToCompareWith() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standings(TreeKind.UNCHANGED, Map.of(Rsnapshot.COPYING, 6.0)));
    }

    @Test
    void eachGoalIsAFigureThatHoldsOrNot() {
        Standings unchanged = standings(
                TreeKind.UNCHANGED,
                Map.of(
                        Gordailu.NAME, 1.0,
                        BareScan.NAME, 0.5,
                        Rsnapshot.COPYING, 3.5,
                        Rsnapshot.LINK_DEST, 9.0,
                        RsyncLinkDest.NAME, 7.9));
        Standings changed = standings(
                TreeKind.LITTLE_CHANGED, Map.of(Gordailu.NAME, 2.0, Rsnapshot.COPYING, 5.0, Rsnapshot.LINK_DEST, 1.0));

        List<Figure> figures = Goals.figures(List.of(unchanged, changed));

        assertThat(figures).extracting(Figure::value).containsExactly(2.0, 3.5, 7.9, 2.5, 0.5);
        assertThat(figures)
                .extracting(Figure::goal)
                .containsExactly("<= 1.300", ">= 3.500", ">= 8", ">= 2.500", ">= 1");
        assertThat(figures).extracting(Figure::holds).containsExactly(false, true, false, true, false);
    }

    @Test
    void aGoalWhoseContenderIsMissingIsNoFigure() {
        Standings alone = standings(TreeKind.UNCHANGED, Map.of(Gordailu.NAME, 1.0, BareScan.NAME, 0.8));

        assertThat(Goals.figures(List.of(alone)))
                .singleElement()
                .extracting(Figure::holds)
                .isEqualTo(true);
    }

    private static Standings standings(TreeKind kind, Map<String, Double> medians) {
        Map<String, Samples> seconds = new LinkedHashMap<>();
        medians.forEach((name, median) -> seconds.put(name, new Samples(List.of(median))));
        return new Standings(kind, seconds);
    }
}
