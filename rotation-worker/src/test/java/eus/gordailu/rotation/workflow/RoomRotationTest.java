package eus.gordailu.rotation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.ExpiryProperties;
import eus.gordailu.rotation.testing.TestDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What becomes of a job's snapshots when there is no room for another. */
class RoomRotationTest {

    private static final Retention WEEK = new Retention(0, 0, 7, 0, 0, 0, Duration.ofDays(3));
    private static final Retention TWO = new Retention(2, 0, 0, 0, 0, 0, null);

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:02:00Z");
    private final ServiceStore service = store.forService("rotation", clock);
    private final RotationBook book = new RotationBook(
            service,
            new RotationLimits(1, Duration.ofSeconds(10), Duration.ofSeconds(2)),
            new Deletion(new ExpiryProperties(0, 0, DataSize.ofBytes(0))),
            clock);

    @TempDir
    Path directory;

    private TestDisk disk;
    private SnapshotId saturday;
    private SnapshotId sunday;
    private SnapshotId monday;

    @BeforeEach
    void aJobWithThreeSnapshots() {
        disk = new TestDisk(directory, "main", "documents").keeping(WEEK).listing();
        saturday = disk.snapshot("2026-11-21T02:00:00Z");
        sunday = disk.snapshot("2026-11-22T02:00:00Z");
        monday = disk.snapshot("2026-11-23T02:00:00Z");
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void whatThePolicyHasCeasedToKeepGoesAndThatIsTold() {
        disk.keeping(TWO);

        RotateJob command = disk.rotate(1, clock.instant());
        makeRoom(command);

        assertThat(disk.inView()).containsExactly(monday, sunday);
        // Not even a spare stays, though by its rule one might.
        assertThat(disk.outOfView()).isEmpty();
        assertThat(sent(SnapshotExpired.class)).singleElement().satisfies(told -> {
            assertThat(told.snapshotId()).isEqualTo(saturday);
            assertThat(told.requestedBy()).isNull();
            assertThat(told.reasons()).containsExactly(new Reason("unneeded", ""));
            assertThat(told.usage()).extracting(JobUsage::freedBytes).isEqualTo(20L);
        });
        // A run would go on by it, and an offsite copy begin.
        assertThat(sent(RotationCompleted.class)).isEmpty();
    }

    @Test
    void howeverLongThereIsNoRoomThePolicyAsItWasLetsNothingExpire() {
        for (int day = 1; day <= 100; day++) {
            clock.advance(Duration.ofDays(1));
            makeRoom(disk.rotate(day, clock.instant()));
        }

        assertThat(disk.inView()).containsExactly(monday, sunday, saturday);
        assertThat(sent(SnapshotExpired.class)).isEmpty();
    }

    @Test
    void aSnapshotThatWaitsForAPersonHoldsTheOthersHereToo() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);
        clock.set("2026-11-25T02:00:00Z");
        disk.keeping(TWO);

        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(disk.inView()).containsExactly(tuesday, monday, sunday, saturday);
    }

    @Test
    void aCommandOfYesterdayIsNotObeyed() {
        disk.keeping(TWO);
        RotateJob command = disk.rotate(1, clock.instant());
        clock.advance(Duration.ofMinutes(61));

        assertThat(book.open(command)).isEmpty();
    }

    @Test
    void whatWasBegunInTimeIsGivenUpOnceItIsOld() {
        disk.keeping(TWO);
        Rotation rotation = book.open(disk.rotate(1, clock.instant())).orElseThrow();
        book.advance(rotation.runId());
        clock.advance(Duration.ofMinutes(61));

        book.advance(rotation.runId());

        assertThat(book.unfinished()).isEmpty();
        assertThat(disk.inView()).containsExactly(monday, sunday, saturday);
    }

    @Test
    void onceASnapshotWasMadeAfterAllItsOwnRotationDoesIt() {
        disk.keeping(TWO);
        RotateJob command = disk.rotate(1, clock.instant());
        SnapshotId tuesday = disk.snapshot("2026-11-23T02:10:00Z");
        clock.advance(Duration.ofMinutes(10));

        makeRoom(command);

        assertThat(disk.inView()).containsExactly(tuesday, monday, sunday, saturday);
    }

    /** With each of hundreds, more than a document holds. */
    @Test
    void whatIsLeftIsSaidOnceThoughSeveralGo() {
        disk.keeping(new Retention(1, 0, 0, 0, 0, 0, null));

        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(sent(SnapshotExpired.class))
                .extracting(SnapshotExpired::snapshotId)
                .containsExactlyInAnyOrder(saturday, sunday);
        assertThat(sent(SnapshotExpired.class).getFirst().usage()).isNull();
        assertThat(sent(SnapshotExpired.class).getLast().usage())
                .extracting(JobUsage::freedBytes)
                .isEqualTo(40L);
    }

    @Test
    void aLinkForWhichThereIsNoRoomKeepsNothingFromBeingDeleted() throws IOException {
        disk.keeping(TWO);
        Files.createDirectory(disk.job().path().resolve(".latest.new"));

        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(sent(SnapshotExpired.class))
                .extracting(SnapshotExpired::snapshotId)
                .containsExactly(saturday);
        assertThat(disk.outOfView()).isEmpty();
    }

    @Test
    void howMuchIsFreedIsNotKnownWhenSomeHadGoneBefore() {
        disk.keeping(new Retention(1, 0, 0, 0, 0, 0, null));
        Rotation rotation = book.open(disk.rotate(1, clock.instant())).orElseThrow();
        book.advance(rotation.runId());
        try (JobLock lock = JobLock.acquire(disk.job())) {
            new SnapshotExpiry(lock).expire(saturday);
        }

        book.advance(rotation.runId());

        assertThat(disk.inView()).containsExactly(monday);
        assertThat(sent(SnapshotExpired.class).getLast().usage())
                .isEqualTo(new JobUsage(null, List.of(new SnapshotUsage(monday, 20, 20L, 20L))));
    }

    @Test
    void aSnapshotOfAClockThatWasAheadIsNotTakenForOneThatWasMadeSince() {
        SnapshotId ahead = disk.snapshotEnding("2027-11-23T02:00:00Z", "2026-11-23T02:01:00Z");
        disk.keeping(TWO);

        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(disk.inView()).containsExactly(ahead, monday, sunday);
    }

    @Test
    void aSnapshotOfATimeThatHasNotComeTakesNoOthersPlace() {
        SnapshotId ahead = disk.snapshotEnding("2027-11-23T02:00:00Z", "2027-11-23T02:01:00Z");
        disk.keeping(new Retention(3, 0, 0, 0, 0, 0, Duration.ofDays(30)));

        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(disk.inView()).containsExactly(ahead, monday, sunday, saturday);
    }

    @Test
    void whatHasGoneIsToldThoughTheRestOfThePlanCouldNotBeCarriedOut() {
        disk.keeping(new Retention(1, 0, 0, 0, 0, 0, null));
        Rotation rotation = book.open(disk.rotate(1, clock.instant())).orElseThrow();
        book.advance(rotation.runId());
        try (JobLock lock = JobLock.acquire(disk.job())) {
            new SnapshotExpiry(lock).expire(saturday);
        }
        clock.advance(Duration.ofMinutes(61));

        book.advance(rotation.runId());

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(sent(SnapshotExpired.class))
                .extracting(SnapshotExpired::snapshotId)
                .containsExactly(saturday);
    }

    /** It counted when its own rotation took place, and its date is past when there is no room. */
    @Test
    void aSnapshotOfAClockThatWasAheadChangesNothingWhenItsDateIsPast() {
        disk.keeping(new Retention(0, 0, 0, 0, 0, 0, Duration.ofDays(3)));
        clock.set("2026-12-24T02:00:00Z");
        SnapshotId ahead = disk.snapshotEnding("2026-12-24T02:00:00Z", "2026-11-24T02:00:00Z");
        clock.set("2026-12-25T02:00:00Z");

        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(disk.inView()).containsExactly(ahead, monday, sunday, saturday);
    }

    @Test
    void aRunThatFindsRoomAfterAllHasItsOwnRotation() {
        makeRoom(disk.rotate(1, clock.instant()));

        assertThat(book.open(disk.completed(monday, 1))).isPresent();
        assertThat(book.open(disk.rotate(1, clock.instant()))).isEmpty();
    }

    @Test
    void thatTheDiskIsAwayEndsNoRun() {
        disk.mounted(false);

        makeRoom(disk.rotate(1, clock.instant()));

        disk.mounted(true);
        assertThat(book.unfinished()).isEmpty();
        assertThat(sent(RotationFailed.class)).isEmpty();
        assertThat(disk.inView()).containsExactly(monday, sunday, saturday);
    }

    private void makeRoom(RotateJob command) {
        Rotation rotation = book.open(command).orElseThrow();
        while (book.advance(rotation.runId()).isPresent()) {
            assertThat(book.unfinished()).hasSizeLessThan(2);
        }
    }

    private <T extends Message> List<T> sent(Class<T> type) {
        service.awaitSent();
        return store.sent(type);
    }
}
