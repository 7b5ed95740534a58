package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import eus.gordailu.transfer.testkit.ChangingTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment, what can be seen is whole, and the next attempt succeeds. */
class KillPointsTest {

    private static final int SEEDS = 4;
    private static final int KILLS = Boolean.getBoolean("gordailu.long") ? 1_000 : 50;
    private static final int LONGEST_LIFE_IN_MILLISECONDS = 1_000;

    @TempDir
    Path root;

    @Test
    void whatIsVisibleAfterAKillIsWhole() throws Exception {
        List<Callable<Void>> lanes = LongStream.rangeClosed(1, SEEDS)
                .<Callable<Void>>mapToObj(seed -> () -> killAgainAndAgain(seed, root.resolve("seed-" + seed)))
                .toList();
        try (ExecutorService beside = Executors.newFixedThreadPool(2)) {
            for (Future<Void> lane : beside.invokeAll(lanes)) {
                lane.get();
            }
        }
    }

    // What a lane returns is nothing; a callable may throw.
    private static @Nullable Void killAgainAndAgain(long seed, Path root) throws Exception {
        Random random = new Random(seed);
        LocalJob job = new LocalJob(Files.createDirectory(root), Clock.systemUTC()).made();
        ChangingTree tree = new ChangingTree(Files.createDirectory(job.client()), random);
        Map<SnapshotId, TreeState> known = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            tree.change(3);
            attemptsKilledWithin(random.nextInt(LONGEST_LIFE_IN_MILLISECONDS), root);
            check("kill %d of seed %d".formatted(kill, seed), job, known);
        }

        StoredSnapshot.Published made = job.snapshot();
        assertThat(TreeComparison.differences(job.fresh(), job.in(made.data()))).isEmpty();
        check("the end of seed " + seed, job, known);
        return null;
    }

    /** One that was seen before is what it was; a new one equals the source, which has not changed since. */
    private static void check(String when, LocalJob job, Map<SnapshotId, TreeState> known) throws IOException {
        List<StoredSnapshot> snapshots = job.snapshots();
        Path fresh = job.fresh();
        for (StoredSnapshot snapshot : snapshots) {
            assertThat(snapshot).as(when).isInstanceOf(StoredSnapshot.Published.class);
            Path data = snapshot.directory().resolve("data");
            TreeState now = TreeState.of(data);
            TreeState before = known.put(snapshot.id(), now);
            assertThat(
                            before == null
                                    ? TreeComparison.differences(fresh, job.in(data))
                                    : TreeComparison.differences(before, now))
                    .as("snapshot %s at %s", snapshot.id(), when)
                    .isEmpty();
        }
        assertThat(snapshots.size()).as(when).isLessThanOrEqualTo(6);
    }

    private static void attemptsKilledWithin(long milliseconds, Path root) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledAttempts.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("ready");
            assertThat(process.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                    .as("it ended before it was killed")
                    .isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
