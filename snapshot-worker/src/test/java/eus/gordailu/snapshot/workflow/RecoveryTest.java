package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.testing.SmallDisk;
import eus.gordailu.snapshot.hook.AttemptHooks;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.pull.PullRun;
import eus.gordailu.transfer.rsync.RsyncStats;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");

    @TempDir
    Path directory;

    private final TestStore store = new TestStore();
    private static final PullRun NOTHING_PULLED = new PullRun(
            0,
            "3.5.0",
            List.of(),
            PullRun.Peer.NONE,
            new RsyncStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            List.of(),
            Duration.ZERO);

    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final ServiceStore documents = store.forService("snapshot-worker", clock);
    private TestRuns runs;
    private final AttemptBook book = new AttemptBook(documents, WORKER, Duration.ofMinutes(1), clock);

    @BeforeEach
    void prepare() throws IOException {
        runs = TestRuns.in(directory, WORKER, clock);
    }

    @AfterEach
    void close() {
        documents.close();
        store.close();
    }

    @Test
    void anAttemptThatACrashCutShortIsToBeTriedAgain() {
        JobDue due = due();
        book.claim(due);
        book.stepDone(due);

        recover();

        assertThat(store.sent(SnapshotFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure().code()).isEqualTo("worker.restarted");
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.TRANSIENT);
        });
    }

    @Test
    void whatIsSettledOnceIsNotSettledAgain() {
        book.claim(due());

        recover();
        recover();

        assertThat(store.sent(SnapshotFailed.class)).hasSize(1);
    }

    @Test
    void aSnapshotThatWasPublishedJustBeforeTheCrashCounts() {
        JobDue due = due();
        book.claim(due);
        publish(due);

        recover();

        assertThat(store.sent(SnapshotCompleted.class))
                .singleElement()
                .satisfies(completed -> assertThat(completed.snapshot().id()).hasToString("2026-11-23T02-00-00Z"));
        assertThat(store.sent(SnapshotFailed.class)).isEmpty();
    }

    @Test
    void whereTheDiskDoesNotAnswerYetItIsWaitedFor() throws Exception {
        JobDue due = due();
        book.claim(due);
        publish(due);
        Path away = Files.move(directory.resolve("backups"), directory.resolve("away"));

        assertThat(recover()).containsExactly(due);
        assertThat(store.sent(SnapshotFailed.class)).isEmpty();

        Thread settling = Thread.ofPlatform().start(() -> settle(due));
        Files.move(away, directory.resolve("backups"));
        settling.join();
        documents.awaitSent();
        assertThat(store.sent(SnapshotCompleted.class)).hasSize(1);
        assertThat(store.sent(SnapshotFailed.class)).isEmpty();
    }

    @Test
    void aDiskThatNeverAnswersEndsTheWaiting() throws Exception {
        JobDue due = due();
        book.claim(due);
        publish(due);
        Files.move(directory.resolve("backups"), directory.resolve("away"));

        settle(due);

        documents.awaitSent();
        assertThat(store.sent(SnapshotFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("worker.restarted"));
    }

    @Test
    void anAttemptThatWasBeingSealedWithoutEffectIsToBeTriedAgain() {
        JobDue due = due();
        book.claim(due);
        book.stepDone(due);
        book.stepDone(due);
        book.stepDone(due);
        book.stepDone(due);

        recover();

        assertThat(store.sent(SnapshotFailed.class)).hasSize(1);
        assertThat(store.sent(SnapshotCompleted.class)).isEmpty();
    }

    @Test
    void anAttemptThatRunsOutOfThreadsOrMemoryEnds() {
        SnapshotRun run = run((_, _, _) -> {
            throw new InternalError("no more threads can be had");
        });

        carryOut(run, due());

        assertThat(store.sent(SnapshotFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("worker.unexpected"));
    }

    /** rsync has ended by then, and it is the worker that finds no room for what it writes itself. */
    @Test
    void whatFindsNoRoomGivesItsOwnBackHoweverLateThatIs() throws IOException {
        JobDue due = due();
        try (SmallDisk disk = SmallDisk.mountedOn(directory.resolve("backups"))) {
            LocationDirectory.initialise(LocationId.of("main"), disk.path());
            SnapshotRun run = run((request, _, _) -> {
                fill(request.destination());
                return new PullResult.Complete(NOTHING_PULLED, List.of());
            });

            carryOut(run, due);

            assertThat(store.sent(SnapshotFailed.class))
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("location.full"));
            assertThat(disk.path().toFile().getUsableSpace()).isGreaterThan(1 << 20);
        }
    }

    private void carryOut(SnapshotRun run, JobDue due) {
        book.claim(due);
        try (AttemptHooks around = run.join(due)) {
            run.carryOut(due, around, _ -> {}, Cancellation.never());
        }
        documents.awaitSent();
    }

    private void settle(JobDue due) {
        SnapshotRun run = run();
        try (AttemptHooks around = run.join(due)) {
            run.settle(due, around);
        }
    }

    private static void fill(Path data) {
        try (OutputStream file = Files.newOutputStream(data.resolve("large"))) {
            byte[] page = new byte[4096];
            while (true) {
                file.write(page);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private void publish(JobDue due) {
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            book.stepDone(due);
            book.stepDone(due);
            Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
            book.stepDone(due);
            Fetched fetched = steps().fetch(due, prepared, groundwork, said -> {}, Cancellation.never());
            book.stepDone(due);
            steps().seal(prepared, (Fetched.Complete) fetched);
        }
    }

    private List<JobDue> recover() {
        List<JobDue> waiting = new Recovery(book, run()).recover();
        documents.awaitSent();
        return waiting;
    }

    private SnapshotRun run() {
        return run(runs.rsync());
    }

    private SnapshotRun run(Pull pull) {
        return runs.run(book, pull);
    }

    private SnapshotSteps steps() {
        return runs.steps(runs.rsync());
    }

    private JobDue due() {
        Client client = new Client(ClientId.random(), "web1", "", Address.parse("local"), true);
        return runs.due(runs.job(client, "etc", List.of(), List.of()));
    }
}
