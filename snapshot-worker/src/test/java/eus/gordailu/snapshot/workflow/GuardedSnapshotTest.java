package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import eus.gordailu.repository.snapshot.ChangeCounts;
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
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a source that is not what it was: real rsync, real directories. Every older snapshot stays what it was. */
class GuardedSnapshotTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");

    @TempDir
    Path root;

    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final Map<SnapshotId, TreeState> history = new TreeMap<>();
    private Address address = Address.parse("local");
    private Path source = Path.of("/");
    private ChangePull changes = new RsyncChangePull(
            new ProcessRunner(), new ClientKeys(source, WORKER, new ProcessRunner(), HostTrust.FIRST_SEEN));
    private JobDefinition definition = definition(address, List.of("/"), List.of(), Path.of("/"));

    @BeforeEach
    void aJobWithAHundredFiles() throws IOException {
        source = Files.createDirectory(root.resolve("source"));
        changes = new RsyncChangePull(new ProcessRunner(), keys());
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

    @Test
    void aSourceThatIsSuddenlyEmptyIsSetAsideAndTheNextRunIsComparedWithTheGoodOne() {
        SnapshotId good = good(run());
        Trees.make(root, "mv source/a source/b .");

        SnapshotFacts empty = run();

        assertFound("source.empty", empty);
        assertThat(published(empty).complete()).isFalse();
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        assertFound("source.empty", run());
        Trees.make(root, "mv a b source");
        SnapshotFacts back = run();
        assertThat(inspection(back).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good(back));
    }

    @Test
    void halfOfTheFilesMayGoAndNotMore() {
        good(run());
        Trees.make(source, "rm -r a");
        SnapshotId half = good(run());
        Trees.make(source, "rm b/{01..25}");
        SnapshotId quarter = good(run());
        assertThat(quarter).isNotEqualTo(half);
        Trees.make(source, "rm b/{26..38}");

        assertFound("source.shrunk", run());
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(quarter);
    }

    @Test
    void whatAPersonAcceptsIsTheNextOnesMeasure() {
        good(run());
        Trees.make(source, "rm -r a; rm b/01");
        SnapshotFacts few = run();
        assertFound("source.shrunk", few);

        catalog().accept(few.id());

        SnapshotFacts next = run();
        good(next);
        assertThat(inspection(next).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
    }

    @Test
    void whoExcludesMostOfASourceMeansIt() throws IOException {
        good(run());
        define(List.of("a/", "b/0*", "b/1*"));
        good(run());
    }

    @Test
    void aFirstRunAndUsualDaysAndGreatGrowthRaiseNothing() {
        usualDays();
        Trees.make(source, "mkdir new; for i in {1..1000}; do echo $i > new/$i; done");

        SnapshotFacts grown = run();

        good(grown);
        assertThat(inspection(grown).changes()).isEqualTo(new ChangeCounts(1000, 0, 0));
    }

    @Test
    void filesThatBecomeLinksAreChangedAndNotOnlyNew() {
        usualDays();
        Trees.make(source, "for f in */*; do ln -sfn /locked $f; done");

        SnapshotFacts linked = run();

        assertFound("changes.unusual", linked);
        assertThat(inspection(linked).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
    }

    @Test
    void aRunInWhichEveryFileIsEncryptedIsGoodAndUnusual() {
        usualDays();
        Trees.make(source, "for f in */*; do echo encrypted >> $f; done");

        SnapshotFacts encrypted = run();

        assertFound("changes.unusual", encrypted);
        assertThat(inspection(encrypted).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(encrypted.id());
        assertThat(published(encrypted).openFinding()).isPresent();
    }

    @Test
    void aRunInWhichEveryFileIsRenamedIsUnusualAlsoWhenItCantBeCompared() {
        usualDays();
        Trees.make(source, "for f in */*; do echo encrypted > $f.locked; rm $f; done");
        changes = distrusted(changes);

        SnapshotFacts renamed = run();

        assertFound("changes.unusual", renamed);
        assertThat(published(renamed).manifest().content().engine().name()).isEqualTo("plain-rsync");
    }

    @Test
    void aDirectoryThatCantBeReadIsNamedAndKeepsWhatItHeld() throws Exception {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        try (LoopbackSshServer client = Unprivileged.call(() -> LoopbackSshServer.start(root.resolve("sshd")))) {
            client.authorize(keys().of(definition.client().id()).publicKey());
            address = client.address();
            define(List.of());
            good(run());
            Trees.make(source, "mkdir c; mv a/{01..10} c; chmod 0 c");
            SnapshotFacts tenth = run();
            assertThat(tenth.warnings()).anyMatch(warning -> warning.contains("/c\" failed: Permission denied"));
            assertThat(inspection(tenth).files()).isEqualTo(90);
            good(tenth);

            Trees.make(source, "chmod 0 b; rm a/50");
            SnapshotFacts most = run();

            good(most);
            assertThat(most.warnings())
                    .anyMatch(warning -> warning.contains("/b\" failed: Permission denied"))
                    .anyMatch(warning -> warning.endsWith(
                            "/b can't be looked into: what it held in snapshot %s was kept as it was then"
                                    .formatted(tenth.id())));
            assertThat(inspection(most).files()).isEqualTo(89);
            assertThat(inspection(most).changes()).isEqualTo(new ChangeCounts(0, 0, 1));
            assertThat(Trees.checksums(copyOf(most).resolve("b")))
                    .isEqualTo(Trees.checksums(copyOf(tenth).resolve("b")));
        }
    }

    @Test
    void aFirstSnapshotOfDirectoriesThatCantBeReadIsSetAside() throws Exception {
        Trees.make(source, "rm -r b; rm a/*; touch a/seen; mkdir a/secret; echo s > a/secret/s; chmod 0 a/secret");

        SnapshotFacts first = Unprivileged.call(this::run);

        assertFound("source.unread", first);
    }

    @Test
    void filesThatCantBeReadAreMissingThoughTheirNamesAreSeen() throws Exception {
        good(run());
        Trees.make(source, "for f in a/*; do echo more >> $f; done; chmod 0 a/*");

        SnapshotFacts unread = Unprivileged.call(this::run);

        assertFound("source.unread", unread);
        assertThat(inspection(unread).files()).isEqualTo(50);
        assertThat(unread.files()).as("what is told is what is there").isEqualTo(50);
    }

    @Test
    void aPathOnAnotherFileSystemIsSetAsideThoughItsFilesAreThere() {
        SnapshotId good = good(run());
        Trees.make(root, "cp -a source copy");
        assumeTrue(mounted(), "not allowed to mount");
        try {
            Trees.make(root, "cp -a copy/. source");
            assertFound("source.other-file-system", run());
            assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        } finally {
            Trees.make(root, "umount source");
        }
        good(run());
    }

    @Test
    void aRunThatGoesOnWithABrokenOffOneIsLookedAtLikeAnyOther() {
        usualDays();
        Trees.make(source, "for f in */*; do echo encrypted >> $f; done");
        breakOff();

        SnapshotFacts encrypted = run();

        assertThat(published(encrypted).manifest().content().engine().reason()).contains("goes on");
        assertFound("changes.unusual", encrypted);
        assertThat(inspection(encrypted).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
    }

    @Test
    void otherOwnersAndModesAreNoChangedFilesAlsoWhenItCantBeCompared() {
        usualDays();
        Trees.make(source, "chmod 600 */*");
        changes = distrusted(changes);

        SnapshotFacts run = run();

        good(run);
        assertThat(inspection(run).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
    }

    @Test
    void onePathOfSeveralThatIsEmptyIsSetAside() {
        define(List.of(source + "/a", source + "/b"), List.of());
        good(run());
        Trees.make(source, "mv b mounted-elsewhere; mkdir b");

        assertFound("source.empty-path", run());
    }

    /** So it looks when a disk that is mounted below a path of the job is not, also on another machine. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDirectoryThatIsEmptyNowAndHeldMuchIsSetAsideRunAfterRun(boolean plainWay) {
        Trees.make(source, "mkdir -p disk/deep/er; mv b/{01..20} disk; mv b/{21..25} disk/deep/er");
        SnapshotId good = good(run());
        Trees.make(source, "mkdir ../unmounted; mv disk/* ../unmounted");
        changes = plainWay ? distrusted(changes) : changes;

        for (int day = 1; day <= 3; day++) {
            SnapshotFacts run = run();
            assertFound("source.emptied-directory", run);
            assertThat(Objects.requireNonNull(run.finding()).details())
                    .containsEntry("path", source + "/disk")
                    .containsEntry("held", "25");
            assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        }
        Trees.make(source, "mv ../unmounted/* disk");
        good(run());
    }

    @Test
    void aFewLargeFilesAreAsMuchAsManySmallOnes() {
        Trees.make(source, "mkdir images; head -c 100000 /dev/zero > images/one");
        good(run());
        Trees.make(source, "rm images/one");

        assertFound("source.emptied-directory", run());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDirectoryThatWentWithItsFilesOrHeldLittleRaisesNothing(boolean plainWay) {
        Trees.make(source, "mkdir few; mv b/{01..10} few; mkdir -p c/d; mv b/{11..35} c/d; touch c/other");
        good(run());
        Trees.make(source, "rm few/*; rm -r c/d");
        changes = plainWay ? distrusted(changes) : changes;

        good(run());
    }

    @Test
    void whoExcludesAllThatADirectoryHoldsMeansIt() {
        good(run());
        define(List.of("a/*"));
        good(run());
    }

    /** However little it holds, and though files were written into its directory. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDiskBelowAPathThatIsNotMountedIsSetAsideUntilItIsMountedAgainOrItsDirectoryGoes(boolean plainWay) {
        Trees.make(root, "truncate -s 1M image; mkfs.ext2 -q image; mkdir source/disk");
        assumeTrue(diskMounted(), "not allowed to mount");
        try {
            Trees.make(source, "echo one > disk/one");
            SnapshotId good = good(run());
            Trees.make(source, "umount disk; echo two > disk/two");
            changes = plainWay ? distrusted(changes) : changes;

            for (int day = 1; day <= 3; day++) {
                assertFound("source.not-mounted", run());
                assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
            }
            assertThat(diskMounted()).isTrue();
            good(run());
        } finally {
            Trees.make(source, "umount disk || true");
        }
        Trees.make(source, "rm -r disk");
        good(run());
    }

    private boolean diskMounted() {
        return Trees.make(root, "mount -o loop image source/disk && echo yes || echo no")
                .startsWith("yes");
    }

    private boolean mounted() {
        return Trees.make(root, "mount -t tmpfs -o size=2m gordailu-test source && echo yes || echo no")
                .startsWith("yes");
    }

    private void usualDays() {
        for (int day = 1; day <= 4; day++) {
            Trees.make(source, "echo day %d >> a/01; echo x > b/new-%d".formatted(day, day));
            good(run());
        }
        Trees.make(source, "rm b/new-*");
        good(run());
    }

    private static ChangePull distrusted(ChangePull real) {
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
        };
    }

    private SnapshotFacts run() {
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
    private void breakOff() {
        clock.advance(Duration.ofDays(1));
        JobDue due = new JobDue(RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant());
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
            steps().fetch(due, prepared, groundwork, _ -> {}, Cancellation.never());
        }
    }

    private Path copyOf(SnapshotFacts facts) {
        return Path.of(published(facts).data() + source.toString());
    }

    private SnapshotId good(SnapshotFacts facts) {
        assertThat(facts.finding()).isNull();
        assertThat(published(facts).complete()).isTrue();
        return facts.id();
    }

    private static void assertFound(String code, SnapshotFacts facts) {
        assertThat(Optional.ofNullable(facts.finding()))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo(code));
    }

    private Inspection inspection(SnapshotFacts facts) {
        @Nullable Inspection inspection = published(facts).manifest().content().inspection();
        return Objects.requireNonNull(inspection);
    }

    private StoredSnapshot.Published published(SnapshotFacts facts) {
        return (StoredSnapshot.Published) find(facts.id());
    }

    private StoredSnapshot find(SnapshotId id) {
        return catalog().find(id).orElseThrow();
    }

    private SnapshotCatalog catalog() {
        return new SnapshotCatalog(job());
    }

    private JobDirectory job() {
        return new JobDirectories(LocationDirectory.open(LocationId.of("main"), root.resolve("backups")))
                .openOrCreate(definition.ref());
    }

    private SnapshotSteps steps() {
        return new SnapshotSteps(
                new RsyncPull(new ProcessRunner(), keys()),
                changes,
                new PullLimits(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(30)),
                new Sealing("test", new Guard(TestLimits.DEFAULTS), clock),
                new OwnBackups(List::of),
                clock);
    }

    private ClientKeys keys() {
        return new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), HostTrust.FIRST_SEEN);
    }

    private void define(List<String> excludes) {
        define(List.of(source.toString()), excludes);
    }

    private void define(List<String> paths, List<String> excludes) {
        LocationDirectory location = LocationDirectory.initialise(LocationId.of("main"), root.resolve("backups"));
        definition = definition(address, paths, excludes, location.path());
    }

    private static JobDefinition definition(Address address, List<String> paths, List<String> excludes, Path backups) {
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
}
