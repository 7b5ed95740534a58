package eus.gordailu.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.MarkLocation;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.snapshot.location.WorkerLocations;
import eus.gordailu.snapshot.pull.Puller;
import eus.gordailu.snapshot.pull.Slots;
import eus.gordailu.snapshot.workflow.AttemptBook;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.Recovery;
import eus.gordailu.snapshot.workflow.SnapshotRun;
import eus.gordailu.snapshot.workflow.TestRuns;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.PullResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotWorkerTest {

    private static final WorkerProperties SELF = new WorkerProperties("storage-1", Set.of("main", "other"));

    @TempDir
    Path directory;

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Path source = Path.of("/");
    private Path backups = Path.of("/");
    private Location location = new Location(LocationId.of("main"), "Main", "/");

    @BeforeEach
    void prepare() throws IOException {
        source = Files.createDirectories(directory.resolve("source"));
        backups = directory.resolve("backups");
        location = runs().location();
        Files.writeString(source.resolve("hosts"), "127.0.0.1 localhost\n");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        store.close();
    }

    /** One worker's parts, as its configuration joins them. */
    private record Worker(Slots slots, List<MessageHandler<?>> handlers) {

        void hear(Message message) {
            handlers.stream()
                    .filter(handler -> handler.type().isInstance(message))
                    .forEach(handler -> handler.handle(message));
        }
    }

    private Worker worker(Pull pull) {
        ServiceStore documents = store.forService("snapshot-worker", clock);
        opened.add(documents);
        AttemptBook book = new AttemptBook(documents, SELF.id(), Duration.ofMinutes(1), clock);
        WorkerLocations locations = new WorkerLocations(documents, SELF, clock);
        SnapshotRun run = runs().run(book, runs().steps(pull, new OwnBackups(locations::keepOuts)));
        List<JobDue> waiting = new Recovery(book, run).recover();
        Slots slots = new Slots(run, 2);
        waiting.forEach(slots::settle);
        opened.add(slots);
        List<MessageHandler<?>> handlers = new ArrayList<>(new Puller(SELF, book, slots, clock).handlers());
        handlers.addAll(locations.handlers());
        return new Worker(slots, handlers);
    }

    private TestRuns runs() {
        return new TestRuns(directory, SELF.id(), clock);
    }

    private Pull rsync() {
        return runs().rsync();
    }

    @Test
    void whatIsDueBecomesASnapshotThatEqualsItsSource() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        worker.hear(due(source));

        SnapshotCompleted completed = one(SnapshotCompleted.class);
        assertThat(completed.snapshot().id()).hasToString("2026-11-23T02-00-00Z");
        Path copy = snapshots().resolve("2026-11-23T02-00-00Z/data" + source).resolve("hosts");
        assertThat(copy).hasSameTextualContentAs(source.resolve("hosts"));
        one(SnapshotStarted.class);
    }

    @Test
    void aCommandThatComesTwiceRunsOnce() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        JobDue due = due(source);
        worker.hear(due);
        worker.hear(due);
        one(SnapshotCompleted.class);
        worker.hear(due);

        await().until(() -> worker.slots().active().isEmpty());
        assertThat(store.sent(SnapshotStarted.class)).hasSize(1);
        assertThat(published()).hasSize(1);
    }

    @Test
    void aCommandFromLongAgoIsNotObeyed() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        JobDue old = due(source);
        clock.advance(Duration.ofMinutes(61));
        worker.hear(old);
        JobDue repeated = due(source);
        worker.hear(repeated);

        assertThat(one(SnapshotCompleted.class).runId()).isEqualTo(repeated.runId());
        assertThat(store.sent(SnapshotStarted.class)).hasSize(1);
        assertThat(published()).hasSize(1);
    }

    @Test
    void twoWorkersOfOneLocationDoNotBothRunACommand() throws IOException {
        Worker first = worker(rsync());
        Worker second = worker(rsync());
        first.hear(new LocationDefined(location, 1));
        JobDue due = due(source);
        first.hear(due);
        second.hear(due);

        one(SnapshotCompleted.class);
        assertThat(published()).hasSize(1);
    }

    @Test
    void aMissingSourceFailsWithASentenceAndLeavesNoSnapshot() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        worker.hear(due(directory.resolve("gone")));

        SnapshotFailed failed = one(SnapshotFailed.class);
        assertThat(failed.failure().code()).isEqualTo("source.missing-path");
        assertThat(failed.failure().sentence())
                .contains(directory.resolve("gone").toString());
        assertThat(published()).isEmpty();
    }

    @Test
    void aMissingMarkerFailsTheRunAndIsNeverWrittenAgain() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        Files.delete(backups.resolve("gordailu-location.json"));
        worker.hear(new LocationDefined(location, 1));
        worker.hear(new LocationDefined(location, 2));
        worker.hear(due(source));

        assertThat(one(SnapshotFailed.class).failure().code()).isEqualTo("location.marker-missing");
        assertThat(backups.resolve("gordailu-location.json")).doesNotExist();
    }

    @Test
    void backupsThatHaveLostTheirMarkerGoOnOnceAPersonHasSaidSo() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        worker.hear(due(source));
        one(SnapshotCompleted.class);
        Files.delete(backups.resolve("gordailu-location.json"));
        worker.hear(new MarkLocation(location.id(), "admin", clock.instant()));
        clock.advance(Duration.ofHours(1));
        worker.hear(due(source));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> store.sent(SnapshotCompleted.class).size() == 2);
    }

    @Test
    void theBackupsInOtherLocationsAreLeftOutToo() throws IOException {
        Location other = new Location(
                LocationId.of("other"), "Other", directory.resolve("other").toString());
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        worker.hear(new LocationDefined(other, 1));
        worker.hear(due(directory));

        Path data = Path.of(one(SnapshotCompleted.class).snapshot().directory()).resolve("data");
        assertThat(Path.of(data + source.toString())).isDirectory();
        assertThat(Path.of(data + other.directory())).isEmptyDirectory();
    }

    @Test
    void aPathThatIsALinkIsBackedUpAsOneAndThatIsSaid() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("www"), source);
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        worker.hear(due(link));

        assertThat(one(SnapshotCompleted.class).snapshot().warnings())
                .singleElement()
                .asString()
                .contains(link.toString(), source.toString(), "only the link");
    }

    @Test
    void aLocationOfAnotherMachineIsPassedOver() {
        Worker worker = worker(rsync());
        Location elsewhere = new Location(LocationId.of("elsewhere"), "Elsewhere", backups.toString());
        worker.hear(new LocationDefined(elsewhere, 1));

        assertThat(backups).doesNotExist();
    }

    @Test
    void anAbortThatComesBeforeItsRunEndsIt() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        JobDue due = due(source);
        worker.hear(new AbortRun(due.runId(), "admin", clock.instant()));
        worker.hear(due);

        one(SnapshotAborted.class);
        assertThat(published()).isEmpty();
    }

    @Test
    void anAbortEndsARunThatIsUnderWay() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        Worker worker = worker((request, progress, cancellation) -> {
            begun.countDown();
            await().until(cancellation::isCancelled);
            return new PullResult.Aborted(Optional.empty());
        });
        worker.hear(new LocationDefined(location, 1));
        JobDue due = due(source);
        worker.hear(due);
        await().until(() -> begun.getCount() == 0);
        worker.hear(new AbortRun(due.runId(), "admin", clock.instant()));

        one(SnapshotAborted.class);
        assertThat(published()).isEmpty();
    }

    @Test
    void aJobThatIsInUseIsWaitedFor() throws IOException {
        Worker worker = worker(rsync());
        worker.hear(new LocationDefined(location, 1));
        JobDue due = due(source);
        JobDirectory job = new JobDirectories(LocationDirectory.open(location.id(), backups))
                .openOrCreate(due.definition().ref());
        try (JobLock held = JobLock.acquire(job)) {
            worker.hear(due);
            await().until(() -> !store.sent(SnapshotStarted.class).isEmpty());
            assertThat(held.directory()).isEqualTo(job);
            assertThat(published()).isEmpty();
        }

        one(SnapshotCompleted.class);
        assertThat(store.sent(SnapshotFailed.class)).isEmpty();
    }

    @Test
    void aLocationThatRanFullIsGivenBackWhatWasFetched() throws IOException {
        Worker worker = worker((request, progress, cancellation) -> {
            fetch(request.destination());
            return new PullResult.Failed(
                    Optional.empty(),
                    new Failure(FailureClass.OPERATOR_NEEDED, "location.full", "The disk is full.", Map.of()));
        });
        worker.hear(new LocationDefined(location, 1));
        worker.hear(due(source));

        one(SnapshotFailed.class);
        assertThat(backups.resolve("web1/etc/incoming")).doesNotExist();
        assertThat(backups.resolve("web1/etc/expired")).isEmptyDirectory();
    }

    private static void fetch(Path destination) {
        try {
            Files.writeString(Files.createDirectories(destination).resolve("large"), "fetched so far");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anUnexpectedFaultEndsTheRunWithASentence() {
        Worker worker = worker((request, progress, cancellation) -> {
            throw new IllegalStateException("out of cheese");
        });
        worker.hear(new LocationDefined(location, 1));
        worker.hear(due(source));

        assertThat(one(SnapshotFailed.class).failure().sentence()).contains("web1 / etc", "out of cheese");
    }

    private JobDue due(Path path) {
        Client client = new Client(ClientId.random(), "web1", "", new Address.Local(), true);
        return runs().due(runs().job(client, "etc", List.of(path.toString())));
    }

    private <T extends Message> T one(Class<T> type) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !store.sent(type).isEmpty());
        assertThat(store.sent(type)).hasSize(1);
        return store.sent(type).getFirst();
    }

    private Path snapshots() {
        return backups.resolve("web1/etc/snapshots");
    }

    private List<Path> published() throws IOException {
        if (!Files.isDirectory(snapshots())) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(snapshots())) {
            return found.toList();
        }
    }
}
