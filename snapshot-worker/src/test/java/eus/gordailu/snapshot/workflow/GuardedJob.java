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
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.TestLimits;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.ApplyRequest;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A job of a hundred files in two directories, with the guards as they are: real rsync, real directories. Every older snapshot stays what it was. */
abstract class GuardedJob {

    static final WorkerId WORKER = WorkerId.of("storage-1");

    @TempDir
    Path root;

    final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final Map<SnapshotId, TreeState> history = new TreeMap<>();
    Address address = Address.parse("local");
    Path source = Path.of("/");
    ChangePull changes = new RsyncChangePull(
            new ProcessRunner(),
            new ClientKeys(source, WORKER, new ProcessRunner(), HostTrust.FIRST_SEEN),
            Confinements.here());
    Pull pull = (_, _, _) -> {
        throw new IllegalStateException("not begun");
    };
    JobDefinition definition = definition(address, List.of("/"), List.of(), Path.of("/"));

    @BeforeEach
    void aJobWithAHundredFiles() throws IOException {
        source = Files.createDirectory(root.resolve("source"));
        changes = new RsyncChangePull(new ProcessRunner(), keys(), Confinements.here());
        pull = new RsyncPull(new ProcessRunner(), keys(), Confinements.here());
        Trees.make(source, "mkdir a b; for i in {01..50}; do echo $i > a/$i; echo $i > b/$i; done");
        define(List.of());
    }

    @AfterEach
    void noSnapshotEverChanges() throws IOException {
        for (Map.Entry<SnapshotId, TreeState> before : history.entrySet()) {
            StoredSnapshot now = find(before.getKey());
            assertThat(TreeComparison.differences(before.getValue(), TreeState.of(now.directory())))
                    .as("snapshot %s", before.getKey())
                    .isEmpty();
        }
    }

    boolean diskMounted() {
        return Trees.make(root, "mount -o loop image source/disk && echo yes || echo no")
                .startsWith("yes");
    }

    static ChangePull distrusted(ChangePull real) {
        return new ChangePull() {
            @Override
            public Comparison compare(PullRequest request, List<TreePath> subtrees, Cancellation cancellation) {
                return new Comparison.Untrusted("more than fits into memory differs");
            }

            @Override
            public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
                return real.apply(request, progress, cancellation);
            }

            @Override
            public PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation) {
                return real.refresh(request, files, cancellation);
            }

            @Override
            public Comparison excluded(PullRequest request, Path tree, Cancellation cancellation) {
                return real.excluded(request, tree, cancellation);
            }
        };
    }

    SnapshotFacts run() {
        clock.advance(Duration.ofDays(1));
        JobDue due = new JobDue(RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant());
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
            Fetched fetched = steps().fetch(due, prepared, groundwork, _ -> {}, Cancellation.never());
            assertThat(fetched).isInstanceOf(Fetched.Complete.class);
            SnapshotFacts facts = steps().seal(prepared, (Fetched.Complete) fetched);
            history.put(facts.id(), TreeState.of(Path.of(facts.directory())));
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An attempt that ends when all is fetched, but nothing published. */
    void breakOff() {
        clock.advance(Duration.ofDays(1));
        JobDue due = new JobDue(RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant());
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
            steps().fetch(due, prepared, groundwork, _ -> {}, Cancellation.never());
        }
    }

    Path copyOf(SnapshotFacts facts) {
        return Path.of(published(facts).data() + source.toString());
    }

    SnapshotId good(SnapshotFacts facts) {
        assertThat(facts.finding()).isNull();
        assertThat(published(facts).complete()).isTrue();
        return facts.id();
    }

    static void assertFound(String code, SnapshotFacts facts) {
        assertThat(Optional.ofNullable(facts.finding()))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo(code));
    }

    Inspection inspection(SnapshotFacts facts) {
        @Nullable Inspection inspection = published(facts).manifest().content().inspection();
        return Objects.requireNonNull(inspection);
    }

    StoredSnapshot.Published published(SnapshotFacts facts) {
        return (StoredSnapshot.Published) find(facts.id());
    }

    StoredSnapshot find(SnapshotId id) {
        return catalog().find(id).orElseThrow();
    }

    SnapshotCatalog catalog() {
        return new SnapshotCatalog(job());
    }

    JobDirectory job() {
        return new JobDirectories(LocationDirectory.open(LocationId.of("main"), root.resolve("backups")))
                .openOrCreate(definition.ref());
    }

    SnapshotSteps steps() {
        return new SnapshotSteps(
                pull,
                changes,
                new PullLimits(
                        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(5)),
                new Sealing("test", new Guard(TestLimits.DEFAULTS), clock),
                new OwnBackups(List::of),
                clock);
    }

    ClientKeys keys() {
        return new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), HostTrust.FIRST_SEEN);
    }

    void define(List<String> excludes) {
        define(List.of(source.toString()), excludes);
    }

    void define(List<String> paths, List<String> excludes) {
        LocationDirectory location = LocationDirectory.initialise(LocationId.of("main"), root.resolve("backups"));
        definition = definition(address, paths, excludes, location.path());
    }

    static JobDefinition definition(Address address, List<String> paths, List<String> excludes, Path backups) {
        Client client = new Client(ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77"), "web1", "", address, true);
        Location location = new Location(LocationId.of("main"), "Main", backups.toString());
        Policy policy = new Policy(
                PolicyId.random(),
                "Daily",
                "",
                new Schedule(ZoneOffset.UTC, List.of(), Set.of()),
                new Retention(1, 0, 0, 0, 0, 0, null));
        Job job = new Job(
                JobId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                client.id(),
                "tree",
                "",
                paths,
                excludes,
                policy.id(),
                location.id(),
                true,
                10,
                null);
        return new JobDefinition(client, job, policy, location);
    }

    private ChangePull moving = changes;

    /** At the end of the next comparison. */
    void beforeFetching(String script) {
        moving = changes;
        changes = new ChangePull() {
            @Override
            public Comparison compare(PullRequest request, List<TreePath> subtrees, Cancellation cancellation) {
                return moving.compare(request, subtrees, cancellation);
            }

            @Override
            public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
                Trees.make(source, script);
                return moving.apply(request, progress, cancellation);
            }

            @Override
            public PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation) {
                return moving.refresh(request, files, cancellation);
            }

            @Override
            public Comparison excluded(PullRequest request, Path tree, Cancellation cancellation) {
                return moving.excluded(request, tree, cancellation);
            }
        };
    }

    /** The way that does not move the source. */
    ChangePull still() {
        return moving;
    }
}
