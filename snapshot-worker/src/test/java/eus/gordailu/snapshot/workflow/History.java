package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.repository.changes.Baseline;
import eus.gordailu.repository.changes.ChangeList;
import eus.gordailu.repository.changes.ChangeListWriter;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import eus.gordailu.transfer.testkit.ChangingTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Whatever happens to a source: each snapshot equals what rsync makes in an empty directory, and every older one stays what
 * it was, through expiry, recycling, and attempts that were broken off.
 */
final class History {

    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final Map<SnapshotId, TreeState> history = new TreeMap<>();
    private final Path root;

    History(Path root) {
        this.root = root;
    }

    /** In a process of its own: a directory, a seed, and how many generations. */
    public static void main(String[] arguments) throws IOException {
        new History(Path.of(arguments[0])).check(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    }

    void check(long seed, int generations) throws IOException {
        Random random = new Random(seed);
        LocalJob job = new LocalJob(root, clock).made();
        ChangingTree tree = new ChangingTree(Files.createDirectory(job.client()), random);
        ListedChecksums listed = new ListedChecksums();
        int byDifferences = 0;
        for (int generation = 0; generation < generations; generation++) {
            clock.advance(Duration.ofHours(1));
            if (random.nextInt(6) == 0) {
                job.breakOff(random.nextBoolean());
                tree.change(1 + random.nextInt(25));
            }
            StoredSnapshot.Published made = job.snapshot();
            String when = "generation %d of seed %d, made by %s"
                    .formatted(generation, seed, made.manifest().content().engine());
            assertThat(TreeComparison.differences(job.fresh(), job.in(made.data())))
                    .as(when)
                    .isEmpty();
            listed.take(new ChangeList(made.directory().resolve(ChangeListWriter.NAME)));
            assertThat(listed.checksums())
                    .as("what the change lists add up to at %s", when)
                    .isEqualTo(ListedChecksums.of(made.data()));
            byDifferences += made.manifest().content().engine().name().equals("differences") ? 1 : 0;
            assertUnchanged(job, when, 2);
            history.put(made.id(), TreeState.of(made.data()));
            expire(job, random);
            assertTheOldestIsKnownToItsLastFile(job, when);
            tree.change(1 + random.nextInt(25));
        }
        assertUnchanged(job, "the end of seed " + seed, history.size());
        assertThat(byDifferences).isGreaterThan(generations / 2);
    }

    /** Also what was new in snapshots that have long gone. */
    private void assertTheOldestIsKnownToItsLastFile(LocalJob job, String when) throws IOException {
        StoredSnapshot.Published oldest =
                new SnapshotCatalog(job.directory()).published().getFirst();
        ListedChecksums listed = new ListedChecksums();
        for (ChangeList list : new Baseline(job.directory()).of(oldest)) {
            listed.take(list);
        }
        assertThat(listed.checksums())
                .as("what the lists add up to that end with %s, after %s", oldest.id(), when)
                .isEqualTo(ListedChecksums.of(oldest.data()));
    }

    /** Some, in no order; what is deleted then and what stays to be recycled is left to chance as well. */
    private void expire(LocalJob job, Random random) throws IOException {
        List<SnapshotId> ids = new ArrayList<>(history.keySet());
        ids.removeLast();
        while (ids.size() > 3 + random.nextInt(4)) {
            SnapshotId id = ids.remove(random.nextInt(ids.size()));
            Map<Path, byte[]> lists = baseline(job);
            job.expire(id);
            if (random.nextInt(4) == 0) {
                putBack(lists);
            }
            history.remove(id);
        }
        if (random.nextInt(3) == 0) {
            new ExpiredTrees(job.directory()).deleteAllButSpare(DeletionRate.UNBOUNDED);
        }
    }

    private static Map<Path, byte[]> baseline(LocalJob job) throws IOException {
        Map<Path, byte[]> lists = new TreeMap<>();
        Path changes = job.directory().changes();
        if (Files.isDirectory(changes)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(changes, "baseline-*")) {
                for (Path file : files) {
                    lists.put(file, Files.readAllBytes(file));
                }
            }
        }
        return lists;
    }

    /** As if the rotation had been killed before it came to remove what was merged. */
    private static void putBack(Map<Path, byte[]> lists) throws IOException {
        for (Map.Entry<Path, byte[]> list : lists.entrySet()) {
            if (!Files.exists(list.getKey())) {
                Files.write(list.getKey(), list.getValue());
            }
        }
    }

    private void assertUnchanged(LocalJob job, String when, int howMany) throws IOException {
        for (Map.Entry<SnapshotId, TreeState> before : history.entrySet().stream()
                .skip(Math.max(0, history.size() - howMany))
                .toList()) {
            StoredSnapshot now =
                    new SnapshotCatalog(job.directory()).find(before.getKey()).orElseThrow();
            assertThat(TreeComparison.differences(
                            before.getValue(), TreeState.of(now.directory().resolve("data"))))
                    .as("snapshot %s at %s", now.id(), when)
                    .isEmpty();
        }
    }
}
