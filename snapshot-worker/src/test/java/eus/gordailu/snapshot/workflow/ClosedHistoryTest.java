package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.snapshot.workflow.ClosedTree.Expected;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and directories close and open at random, and everything else happens beside it: what can't be read is as it was last, and what has gone is gone. */
class ClosedHistoryTest extends ClosedJob {

    private static final int GENERATIONS = Boolean.getBoolean("gordailu.long") ? 200 : 10;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("gordailu.long") ? 10 : 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatCantBeReadIsAsItWasLastAndWhatHasGoneIsGone(long seed) throws IOException {
        Random random = new Random(seed);
        ClosedTree tree = new ClosedTree(source, random);
        Map<String, String> latest = new TreeMap<>();
        for (int generation = 0; generation < GENERATIONS; generation++) {
            Map<String, String> attempted = null;
            if (generation > 0 && random.nextInt(5) == 0) {
                breakOff();
                attempted = ClosedTree.entries(source);
                tree.change(1 + random.nextInt(6));
            }
            Map<String, Expected> expected = tree.expected(latest, attempted);

            SnapshotFacts made = run();

            Map<String, String> found = ClosedTree.entries(copyOf(made));
            assertThat(ClosedTree.differences(expected, found))
                    .as(
                            "generation %d of seed %d, after an attempt: %s, told %s, source\n%s",
                            generation,
                            seed,
                            attempted != null,
                            made.warnings(),
                            Trees.make(source, "find . -printf '%M %p %s\\n' | sort"))
                    .isEmpty();
            if (made.finding() == null) {
                latest = found;
            }
            tree.change(1 + random.nextInt(8));
        }
    }
}
