package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the product promises of its speed, held against what was measured. A goal whose tree or contender is missing is not among the figures. */
final class Goals {

    private static final double OVER_SCAN = 1.3;
    private static final double UNCHANGED_RSNAPSHOT = 3.5;
    private static final double UNCHANGED_LINK_DEST = 8;
    private static final double CHANGED_RSNAPSHOT = 2.5;

    private Goals() {}

    static List<Figure> figures(List<Standings> all) {
        List<Figure> figures = new ArrayList<>();
        of(all, TreeKind.UNCHANGED, BareScan.NAME)
                .ifPresent(ratio -> figures.add(
                        Figure.atMost(OVER_SCAN, "200k unchanged: ours over the bare scan", 1 / ratio, "")));
        atLeast(figures, all, UNCHANGED_RSNAPSHOT, "200k unchanged", TreeKind.UNCHANGED, Rsnapshot.COPYING);
        atLeast(figures, all, UNCHANGED_LINK_DEST, "200k unchanged", TreeKind.UNCHANGED, RsyncLinkDest.NAME);
        atLeast(figures, all, CHANGED_RSNAPSHOT, "200k, 1% changed", TreeKind.LITTLE_CHANGED, Rsnapshot.COPYING);
        all.stream()
                .flatMap(Goals::rsnapshots)
                .reduce(Math::min)
                .ifPresent(least -> figures.add(
                        Figure.atLeast(1, "rsnapshot, in its faster way, over ours: least of all trees", least, "")));
        return figures;
    }

    private static void atLeast(
            List<Figure> figures, List<Standings> all, double goal, String tree, TreeKind kind, String contender) {
        of(all, kind, contender)
                .ifPresent(ratio ->
                        figures.add(Figure.atLeast(goal, "%s: %s over ours".formatted(tree, contender), ratio, "")));
    }

    private static Optional<Double> of(List<Standings> all, TreeKind kind, String contender) {
        return all.stream()
                .filter(standings -> standings.kind().name().equals(kind.name()))
                .findFirst()
                .flatMap(standings -> standings.ratio(contender));
    }

    private static Stream<Double> rsnapshots(Standings standings) {
        return Stream.of(Rsnapshot.COPYING, Rsnapshot.LINK_DEST).flatMap(name -> standings.ratio(name).stream());
    }
}
