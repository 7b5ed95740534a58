package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.testkit.ChangingTree;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a source: each snapshot equals what rsync makes in an empty directory, and every older one stays what
 * it was, through expiry, recycling, and attempts that were broken off.
 */
class HistoryTest {

    private static final int GENERATIONS = Boolean.getBoolean("gordailu.long") ? 1_000 : 31;
    private static final WorkerId WORKER = WorkerId.of("storage-1");

    @TempDir
    Path root;

    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final Map<SnapshotId, TreeState> history = new TreeMap<>();
    private Path source = Path.of("/");
    private JobDefinition definition = definition(List.of("/"), Path.of("/"));

    @BeforeEach
    void aJob() throws IOException {
        source = Files.createDirectory(root.resolve("client"));
        Path tree = source.resolve("source");
        definition = definition(
                List.of(tree + "/one", tree + "/two", tree + "/single"),
                LocationDirectory.initialise(LocationId.of("main"), root.resolve("backups"))
                        .path());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everySnapshotEqualsAFreshCopyAndNoneEverChanges(long seed) throws IOException {
        Random random = new Random(seed);
        ChangingTree tree = new ChangingTree(source, random);
        ListedChecksums listed = new ListedChecksums();
        int byDifferences = 0;
        for (int generation = 0; generation < GENERATIONS; generation++) {
            String when = "generation %d of seed %d".formatted(generation, seed);
            boolean brokenOff = random.nextInt(6) == 0 && breakOff(random.nextBoolean());
            StoredSnapshot.Published made = snapshot();
            assertThat(TreeComparison.differences(fresh(), made.data().resolve("." + tree.source())))
                    .as(
                            "%s, made by %s, after a broken one: %s",
                            when, made.manifest().content().engine(), brokenOff)
                    .isEmpty();
            listed.take(made.directory());
            assertThat(listed.checksums())
                    .as("what the change lists add up to at %s", when)
                    .isEqualTo(ListedChecksums.of(made.data()));
            byDifferences += made.manifest().content().engine().name().equals("differences") ? 1 : 0;
            assertUnchanged(when, 2);
            history.put(made.id(), TreeState.of(made.data()));
            expire(random);
            tree.change(1 + random.nextInt(25));
        }
        assertUnchanged("the whole history of seed " + seed, history.size());
        assertThat(byDifferences).isGreaterThan(GENERATIONS / 2);
    }

    private StoredSnapshot.Published snapshot() {
        JobDue due = due();
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
            Fetched fetched = steps().fetch(due, prepared, groundwork, _ -> {}, Cancellation.never());
            assertThat(fetched).isInstanceOf(Fetched.Complete.class);
            steps().seal(prepared, (Fetched.Complete) fetched);
        }
        return new SnapshotCatalog(job()).latest().orElseThrow();
    }

    /** An attempt that ends after it was staged, or after all was fetched. */
    private boolean breakOff(boolean fetched) {
        JobDue due = due();
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
            if (fetched) {
                steps().fetch(due, prepared, groundwork, _ -> {}, Cancellation.never());
            }
        }
        return true;
    }

    /** Some, in no order; what is deleted then and what stays to be recycled is left to chance as well. */
    private void expire(Random random) {
        List<SnapshotId> ids = new ArrayList<>(history.keySet());
        ids.removeLast();
        try (JobLock lock = JobLock.acquire(job())) {
            while (ids.size() > 3 + random.nextInt(4)) {
                SnapshotId id = ids.remove(random.nextInt(ids.size()));
                new SnapshotExpiry(lock).expire(id);
                history.remove(id);
            }
        }
        if (random.nextInt(3) == 0) {
            new ExpiredTrees(job()).deleteAllButSpare(DeletionRate.UNBOUNDED);
        }
    }

    private void assertUnchanged(String when, int howMany) throws IOException {
        for (Map.Entry<SnapshotId, TreeState> before : history.entrySet().stream()
                .skip(Math.max(0, history.size() - howMany))
                .toList()) {
            StoredSnapshot now =
                    new SnapshotCatalog(job()).find(before.getKey()).orElseThrow();
            assertThat(TreeComparison.differences(
                            before.getValue(), TreeState.of(now.directory().resolve("data"))))
                    .as("snapshot %s at %s", now.id(), when)
                    .isEmpty();
        }
    }

    private Path fresh() {
        Trees.make(root, "rm -rf oracle; mkdir oracle");
        Path tree = source.resolve("source");
        Trees.make(
                tree,
                "rsync -aHAX --numeric-ids --modify-window=-1 --relative --sparse -- \"$PWD/one\" \"$PWD/two\" \"$PWD/single\" '%s/'"
                        .formatted(root.resolve("oracle")));
        return root.resolve("oracle").resolve("." + tree);
    }

    private JobDirectory job() {
        return new JobDirectories(LocationDirectory.open(LocationId.of("main"), root.resolve("backups")))
                .openOrCreate(definition.ref());
    }

    private JobDue due() {
        clock.advance(Duration.ofHours(1));
        return new JobDue(RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant());
    }

    private SnapshotSteps steps() {
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WORKER, runner);
        return new SnapshotSteps(
                new RsyncPull(runner, keys),
                new RsyncChangePull(runner, keys),
                new PullLimits(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ZERO),
                "test",
                clock);
    }

    private static JobDefinition definition(List<String> paths, Path backups) {
        Client client = new Client(ClientId.random(), "web1", "", Address.parse("local"), true);
        Location location = new Location(LocationId.of("main"), "Main", backups.toString());
        Policy policy = new Policy(
                PolicyId.random(),
                "Daily",
                "",
                new Schedule(ZoneOffset.UTC, List.of(), Set.of()),
                new Retention(1, 0, 0, 0, 0, 0, null));
        Job job = new Job(
                JobId.random(), client.id(), "tree", "", paths, List.of(), policy.id(), location.id(), true, 10);
        return new JobDefinition(client, job, policy, location);
    }
}
