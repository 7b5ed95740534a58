package eus.gordailu.rotation.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.ExpiryProperties;
import eus.gordailu.rotation.lane.Lanes;
import eus.gordailu.rotation.testing.FailingClock;
import eus.gordailu.rotation.testing.TestDisk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class RotationRunnerTest {

    private static final RotationLimits LIMITS = new RotationLimits(3, Duration.ofMillis(10), Duration.ofMillis(10));

    private static final Deletion DELETION =
            new Deletion(new ExpiryProperties(0, 100, DataSize.ofBytes(Long.MAX_VALUE)));

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-24T02:02:00Z");
    private final ServiceStore service = store.forService("rotation", clock);
    private final RotationBook book = new RotationBook(service, LIMITS, DELETION, clock);
    private final Lanes prompt = Lanes.prompt();
    private final Lanes patient = Lanes.patient();
    private final RotationRunner runner = new RotationRunner(book, prompt, patient, LIMITS);

    @TempDir
    Path directory;

    private TestDisk disk;
    private SnapshotId sunday;
    private SnapshotId monday;

    @BeforeEach
    void aJobOfWhichOneSnapshotIsKept() {
        disk = new TestDisk(directory, "main", "documents").keeping(new Retention(1, 0, 0, 0, 0, 0, null));
        sunday = disk.snapshot("2026-11-22T02:00:00Z");
        monday = disk.snapshot("2026-11-23T02:00:00Z");
    }

    @AfterEach
    void close() {
        prompt.close();
        patient.close();
        service.close();
        store.close();
    }

    @Test
    void aRotationRunsToItsEnd() {
        runner.begin(disk.completed(monday, 1));

        await().until(() -> book.unfinished().isEmpty());
        assertThat(disk.inView()).containsExactly(monday);
        assertThat(disk.outOfView()).isEmpty();
    }

    @Test
    void whatWasInterruptedGoesOnAtTheNextStart() {
        book.open(disk.completed(monday, 1));

        runner.resume();

        await().until(() -> book.unfinished().isEmpty());
        assertThat(disk.inView()).containsExactly(monday);
    }

    @Test
    void aLockedJobHoldsUpNoOther() {
        TestDisk other = new TestDisk(directory, "main", "pictures").keeping(new Retention(1, 0, 0, 0, 0, 0, null));
        other.snapshot("2026-11-22T03:00:00Z");
        SnapshotId picture = other.snapshot("2026-11-23T03:00:00Z");
        try (JobLock lock = JobLock.acquire(disk.job())) {
            runner.begin(disk.completed(monday, 1));
            runner.begin(other.completed(picture, 2));

            await().until(() -> book.unfinished().size() == 1);
            assertThat(other.inView()).containsExactly(picture);
            assertThat(disk.inView()).containsExactly(monday, sunday);
            assertThat(lock.directory()).isNotNull();
        }
        await().until(() -> book.unfinished().isEmpty());
        assertThat(disk.inView()).containsExactly(monday);
    }

    @Test
    void anErrorThatDoesNotGoAwayEndsTheRotationAndLetsTheNextOneBegin() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z");
        RotationRunner failing = dyingSoOften(LIMITS.attempts());
        failing.begin(disk.completed(monday, 1));
        failing.begin(disk.completed(tuesday, 2));

        await().until(() -> book.unfinished().isEmpty());
        service.awaitSent();
        assertThat(store.sent(RotationFailed.class))
                .singleElement()
                .satisfies(failed ->
                        assertThat(failed.failure()).extracting(Failure::code).isEqualTo("rotation.unexpected"));
        assertThat(disk.inView()).containsExactly(tuesday);
    }

    /** The last time it can't even be written down that the rotation ends. */
    @Test
    void anErrorOutsideOfAStepIsNoEnd() {
        RotationRunner failing = dyingSoOften(LIMITS.attempts() + 1);
        failing.begin(disk.completed(monday, 1));

        await().until(() -> book.unfinished().isEmpty());
        assertThat(disk.inView()).containsExactly(monday);
    }

    private RotationRunner dyingSoOften(int times) {
        RotationBook failing = new RotationBook(service, LIMITS, DELETION, new FailingClock(clock, times));
        return new RotationRunner(failing, prompt, patient, LIMITS);
    }

    @Test
    void aLaterRotationDoesNotPassTheOneThatWaits() {
        RotationLimits slow = new RotationLimits(3, Duration.ofMillis(10), Duration.ofMillis(300));
        RotationBook slowBook = new RotationBook(service, slow, DELETION, clock);
        RotationRunner slowRunner = new RotationRunner(slowBook, prompt, patient, slow);
        try (JobLock lock = JobLock.acquire(disk.job())) {
            slowRunner.begin(disk.completed(monday, 1));
            await().until(() -> slowBook.unfinished().getFirst().state() == RotationState.EXPIRING);
            assertThat(lock.directory()).isNotNull();
        }
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z");

        slowRunner.begin(disk.completed(tuesday, 2));

        await().until(() -> slowBook.unfinished().isEmpty());
        service.awaitSent();
        assertThat(store.sent(RotationFailed.class)).isEmpty();
        assertThat(store.sent(RotationCompleted.class))
                .extracting(RotationCompleted::newest)
                .containsExactly(monday, tuesday);
        assertThat(disk.inView()).containsExactly(tuesday);
    }
}
