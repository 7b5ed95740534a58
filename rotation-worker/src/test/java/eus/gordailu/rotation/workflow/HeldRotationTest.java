package eus.gordailu.rotation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotHold;
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

/** What a snapshot that waits for a person does to the others of its job, of which two days are kept. */
class HeldRotationTest {

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-30T02:02:00Z");
    private final ServiceStore service = store.forService("rotation", clock);
    private final RotationBook book = new RotationBook(
            service,
            new RotationLimits(3, Duration.ofSeconds(10), Duration.ofSeconds(2)),
            new Deletion(new ExpiryProperties(0, 100, DataSize.ofBytes(Long.MAX_VALUE))),
            clock);

    @TempDir
    Path directory;

    private TestDisk disk;
    private SnapshotId saturday;
    private SnapshotId sunday;
    private SnapshotId monday;
    private int runs;

    @BeforeEach
    void aJobWithThreeSnapshotsAndNoRotationYet() {
        disk = new TestDisk(directory, "main", "documents").keeping(new Retention(0, 0, 2, 0, 0, 0, null));
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
    void aSuspiciousRunExpiresNothingAndGetsNoLink() throws IOException {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);

        RotationCompleted told = rotate(tuesday);

        assertThat(disk.inView()).containsExactly(tuesday, monday, sunday, saturday);
        assertThat(told.expired()).isEmpty();
        assertThat(told.kept())
                .containsExactly(
                        kept(tuesday, new Reason("incomplete", "")),
                        kept(monday, new Reason("newest", ""), new Reason("daily", "2026-11-23")),
                        kept(sunday, new Reason("daily", "2026-11-22")),
                        kept(saturday, new Reason("held", tuesday.toString())));
        assertThat(link("latest")).isEqualTo("snapshots/" + monday);
        assertThat(link("Daily.0")).isEqualTo("snapshots/" + monday);
    }

    @Test
    void whatFilesAreRestoredFromStaysAndGoesWithTheNextRotation() {
        SnapshotHold restore = SnapshotHold.take(disk.job(), saturday);
        RotationCompleted told = rotate(monday);
        restore.close();

        assertThat(told.kept()).contains(kept(saturday, new Reason("in-use", "")));
        assertThat(told.expired()).isEmpty();
        assertThat(disk.inView()).containsExactly(monday, sunday, saturday);

        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z");
        rotate(tuesday);
        assertThat(disk.inView()).containsExactly(tuesday, monday);
    }

    @Test
    void theNextGoodRunExpiresAgainAndTheSuspiciousOneStillWaits() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);
        rotate(tuesday);
        SnapshotId wednesday = disk.snapshot("2026-11-25T02:00:00Z");

        rotate(wednesday);

        assertThat(disk.inView()).containsExactly(wednesday, tuesday, monday);
    }

    @Test
    void aSuspiciousRunThatRotatesLateExpiresNothingEither() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);
        SnapshotId wednesday = disk.snapshot("2026-11-25T02:00:00Z");

        rotate(tuesday);

        assertThat(disk.inView()).containsExactly(wednesday, tuesday, monday, sunday, saturday);
    }

    @Test
    void onceItIsAcceptedItCountsAsGood() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);
        rotate(tuesday);
        accept(tuesday);
        SnapshotId wednesday = disk.snapshot("2026-11-25T02:00:00Z");

        rotate(wednesday);

        assertThat(disk.inView()).containsExactly(wednesday, tuesday);
    }

    @Test
    void anAnomalousRunHoldsEverythingUntilItIsAccepted() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.ANOMALOUS);
        rotate(tuesday);
        SnapshotId wednesday = disk.snapshot("2026-11-25T02:00:00Z");
        RotationCompleted held = rotate(wednesday);

        assertThat(disk.inView()).containsExactly(wednesday, tuesday, monday, sunday, saturday);
        assertThat(held.kept()).contains(kept(saturday, new Reason("held", tuesday.toString())));

        accept(tuesday);
        SnapshotId thursday = disk.snapshot("2026-11-26T02:00:00Z");
        rotate(thursday);
        assertThat(disk.inView()).containsExactly(thursday, wednesday);
    }

    @Test
    void whoRemovesAnAnomalousSnapshotHasNotSaidThatWhatFollowedItIsRight() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.ANOMALOUS);
        rotate(tuesday);
        SnapshotId wednesday = disk.following("2026-11-25T02:00:00Z", tuesday);
        try (JobLock lock = JobLock.acquire(disk.job())) {
            new SnapshotExpiry(lock).expire(tuesday);
        }

        rotate(wednesday);
        assertThat(disk.inView()).containsExactly(wednesday, monday, sunday, saturday);

        accept(wednesday);
        SnapshotId thursday = disk.snapshot("2026-11-26T02:00:00Z");
        rotate(thursday);
        assertThat(disk.inView()).containsExactly(thursday, wednesday);
    }

    @Test
    void whatWasFoundAfterThePlanWasMadeHoldsIt() {
        SnapshotCompleted event = disk.completed(monday, ++runs);
        book.open(event);
        book.advance(event.runId());
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.ANOMALOUS);

        runToTheEnd(event);

        assertThat(disk.inView()).containsExactly(tuesday, monday, sunday, saturday);
    }

    private RotationCompleted rotate(SnapshotId id) {
        SnapshotCompleted event = disk.completed(id, ++runs);
        book.open(event);
        runToTheEnd(event);
        service.awaitSent();
        assertThat(store.sent(RotationFailed.class)).isEmpty();
        return store.sent(RotationCompleted.class).getLast();
    }

    private void runToTheEnd(SnapshotCompleted event) {
        while (book.advance(event.runId()).isPresent()) {
            assertThat(disk.inView()).isNotEmpty();
        }
    }

    private void accept(SnapshotId id) {
        new SnapshotCatalog(disk.job()).accept(id);
    }

    private String link(String name) throws IOException {
        return Files.readSymbolicLink(disk.job().path().resolve(name)).toString();
    }

    private static Decision kept(SnapshotId id, Reason... reasons) {
        return new Decision(id, List.of(reasons));
    }
}
