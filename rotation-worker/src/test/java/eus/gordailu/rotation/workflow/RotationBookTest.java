package eus.gordailu.rotation.workflow;

import static eus.gordailu.rotation.workflow.RotationState.COMPLETED;
import static eus.gordailu.rotation.workflow.RotationState.DELETING;
import static eus.gordailu.rotation.workflow.RotationState.EXPIRING;
import static eus.gordailu.rotation.workflow.RotationState.FAILED;
import static eus.gordailu.rotation.workflow.RotationState.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.Expiring;
import eus.gordailu.rotation.expiry.ExpiryProperties;
import eus.gordailu.rotation.retention.Planning;
import eus.gordailu.rotation.testing.TestDisk;
import eus.gordailu.rotation.workflow.RotationBook.Advance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RotationBookTest {

    private static final RotationLimits LIMITS = new RotationLimits(3, Duration.ofSeconds(10), Duration.ofSeconds(2));

    /** Room is always short. */
    private static final ExpiryProperties NO_SPARE = new ExpiryProperties(0, 100, DataSize.ofBytes(Long.MAX_VALUE));

    private static final ExpiryProperties A_SPARE = new ExpiryProperties(0, 0, DataSize.ofBytes(0));

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:02:00Z");

    @TempDir
    Path directory;

    private TestDisk disk;
    private SnapshotId friday;
    private SnapshotId saturday;
    private SnapshotId sunday;
    private SnapshotId monday;
    private SnapshotCompleted event;
    private ServiceStore service;
    private ExpiryProperties expiry = NO_SPARE;
    private RotationBook book;

    @BeforeEach
    void aJobWithFourSnapshotsOfWhichTwoAreKept() {
        disk = new TestDisk(directory, "main", "documents");
        friday = disk.snapshot("2026-11-20T02:00:00Z");
        saturday = disk.snapshot("2026-11-21T02:00:00Z");
        sunday = disk.snapshot("2026-11-22T02:00:00Z");
        monday = disk.snapshot("2026-11-23T02:00:00Z");
        event = disk.completed(monday, 1);
        start();
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void aRotationOfAVersionThatMadeNoRoomIsReadAsItWas() {
        JsonMapper json = WireCodec.json();
        Rotation rotation = Rotation.of(event);
        ObjectNode written = json.valueToTree(rotation);
        written.remove("room");

        assertThat(json.treeToValue(written, Rotation.class)).isEqualTo(rotation);
    }

    @Test
    void whatRetentionDoesNotKeepIsTakenOutOfViewToldAndDeleted() {
        book.open(event);

        assertThat(advance()).isEqualTo(EXPIRING);
        assertThat(disk.inView()).hasSize(4);
        assertThat(advance()).isEqualTo(DELETING);
        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(disk.outOfView()).containsExactly(friday.toString(), saturday.toString());
        assertThat(sent(RotationCompleted.class))
                .containsExactly(new RotationCompleted(
                        event.runId(),
                        event.definition(),
                        monday,
                        List.of(
                                kept(monday, new Reason("newest", ""), new Reason("last", "1")),
                                kept(sunday, new Reason("last", "2"))),
                        List.of(unneeded(saturday), unneeded(friday)),
                        // Snapshots of early versions have no listed bytes; of the oldest, all is new.
                        new JobUsage(
                                null,
                                List.of(
                                        new SnapshotUsage(sunday, 20, 20L, null),
                                        new SnapshotUsage(monday, 20, null, null))),
                        clock.instant()));
        assertThat(advance()).isEqualTo(COMPLETED);
        assertThat(disk.outOfView()).isEmpty();
        assertThat(book.advance(event.runId())).isEmpty();
        assertThat(sent(RotationCompleted.class)).hasSize(1);
    }

    @Test
    void theNewestThatExpiredIsLeftForTheNextRun() {
        expiry = A_SPARE;
        start();
        book.open(event);
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(disk.outOfView()).containsExactly(saturday.toString());
    }

    @Test
    void rsnapshotsUsersFindTheSnapshotsOfEachTier() throws IOException {
        disk.keeping(new Retention(0, 0, 2, 1, 0, 0, null));
        book.open(disk.completed(monday, 1));
        advance();
        assertThat(disk.job().path().resolve("Daily.0")).doesNotExist();
        assertThat(advance()).isEqualTo(DELETING);

        Path job = disk.job().path();
        assertThat(Files.readSymbolicLink(job.resolve("Daily.0"))).hasToString("snapshots/" + monday);
        assertThat(Files.readSymbolicLink(job.resolve("Daily.1"))).hasToString("snapshots/" + sunday);
        assertThat(Files.readSymbolicLink(job.resolve("Weekly.0"))).hasToString("snapshots/" + monday);
        assertThat(job.resolve("Weekly.1")).doesNotExist();
        assertThat(job.resolve("Daily.0/data/hosts")).isRegularFile();
    }

    @Test
    void aLinkThatCantBeWrittenKeepsNothingFromBeingDeleted() throws IOException {
        Files.createDirectory(disk.job().path().resolve(".tier.new"));
        disk.keeping(new Retention(0, 0, 2, 0, 0, 0, null));
        book.open(disk.completed(monday, 1));
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(disk.outOfView()).isEmpty();
    }

    @Test
    void aDamagedSnapshotStaysAndThePlanSaysWhy() throws IOException {
        Files.delete(disk.job().snapshots().resolve(friday + "/manifest.json"));
        book.open(event);
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday, friday);
        assertThat(sent(RotationCompleted.class).getFirst().kept()).contains(kept(friday, new Reason("damaged", "")));
    }

    @Test
    void aSnapshotHeardOfAgainChangesNothing() {
        assertThat(book.open(event)).isPresent();
        runToTheEnd();
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z");

        assertThat(book.open(event)).isEmpty();
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(tuesday, monday, sunday);
        assertThat(sent(RotationCompleted.class)).hasSize(1);
    }

    @Test
    void aCrashAfterAnyWrittenStepGoesOnFromThere() {
        book.open(event);
        for (RotationState state : List.of(EXPIRING, DELETING, COMPLETED)) {
            start();
            assertThat(book.unfinished()).extracting(Rotation::runId).containsExactly(event.runId());
            assertThat(advance()).isEqualTo(state);
        }

        start();
        assertThat(book.unfinished()).isEmpty();
        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(sent(RotationCompleted.class)).hasSize(1);
    }

    @Test
    void aCrashHalfwayThroughExpiringTellsOfAllThatExpired() {
        book.open(event);
        advance();
        try (JobLock lock = JobLock.acquire(disk.job())) {
            new SnapshotExpiry(lock).expire(saturday);
        }

        start();
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(expiredAsTold()).containsExactlyInAnyOrder(unneeded(saturday), unneeded(friday));
    }

    @Test
    void aCrashAfterExpiringAndBeforeWritingItDownTellsOfAllThatExpired() {
        book.open(event);
        advance();
        Rotation rotation = book.unfinished().getFirst();
        new Expiring(new Planning(clock)).expire(rotation.subject(), rotation.plan());
        new ExpiredTrees(disk.job()).deleteAll(DeletionRate.UNBOUNDED);

        start();
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(expiredAsTold()).containsExactlyInAnyOrder(unneeded(saturday), unneeded(friday));
    }

    @Test
    void aCrashAfterDeletingAndBeforeWritingItDownDeletesNothingElse() {
        book.open(event);
        advance();
        advance();
        new ExpiredTrees(disk.job()).deleteAll(DeletionRate.UNBOUNDED);

        start();

        assertThat(advance()).isEqualTo(COMPLETED);
        assertThat(disk.inView()).containsExactly(monday, sunday);
    }

    @Test
    void theLastGoodSnapshotStaysWhateverTheRetentionSays() {
        disk.keeping(new Retention(0, 0, 0, 0, 0, 0, null));
        book.open(disk.completed(monday, 1));
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday);
        assertThat(Files.isRegularFile(disk.job().latest().resolve("data/hosts")))
                .isTrue();
    }

    @Test
    void daysAreThoseOfThePolicysZone() {
        SnapshotId beforeMidnight = disk.snapshot("2026-11-23T22:30:00Z");
        SnapshotId afterMidnight = disk.snapshot("2026-11-23T23:30:00Z");
        clock.set("2026-11-24T00:00:00Z");
        disk.keeping(new Retention(0, 0, 2, 0, 0, 0, null));

        book.open(disk.completed(afterMidnight, 1));
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(afterMidnight, beforeMidnight);
    }

    @Test
    void withoutTheMarkerNothingExpiresAndTheRotationFails() {
        disk.mounted(false);
        book.open(event);

        assertThat(advance()).isEqualTo(FAILED);

        disk.mounted(true);
        assertThat(disk.inView()).hasSize(4);
        assertFailedWith("location.marker-missing");
    }

    @Test
    void aMarkerThatGoesAfterThePlanKeepsEverythingInView() {
        book.open(event);
        advance();
        disk.mounted(false);

        advance();

        disk.mounted(true);
        runToTheEnd();
        assertThat(disk.inView()).hasSize(4);
        assertFailedWith("location.marker-missing");
        assertThat(sent(SnapshotExpired.class)).isEmpty();
    }

    @Test
    void whatHasGoneBeforeTheDiskWentIsToldOnceItIsThereAgain() {
        book.open(event);
        advance();
        try (JobLock lock = JobLock.acquire(disk.job())) {
            new SnapshotExpiry(lock).expire(saturday);
        }
        disk.mounted(false);
        advance();
        assertFailedWith("location.marker-missing");
        start();
        book.advance(event.runId());
        assertThat(sent(SnapshotExpired.class)).isEmpty();

        disk.mounted(true);
        start();
        book.unfinished().forEach(rotation -> runToTheEnd(rotation.runId()));

        assertThat(sent(SnapshotExpired.class))
                .extracting(SnapshotExpired::snapshotId)
                .containsExactly(saturday);
        assertThat(disk.inView()).containsExactly(monday, sunday, friday);
        assertFailedWith("location.marker-missing");
        assertThat(book.unfinished()).isEmpty();
    }

    /** A later snapshot of the same name would be taken for an accepted one. */
    @Test
    void anExpiryThatWasBrokenOffLeavesNoMarkBehind() throws IOException {
        book.open(event);
        advance();
        new SnapshotCatalog(disk.job()).accept(saturday);
        Files.move(
                disk.job().snapshots().resolve(saturday.toString()),
                disk.job().expired().resolve(saturday.toString()));

        start();
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertThat(disk.job().path().resolve("accepted")).isEmptyDirectory();
    }

    @Test
    void nothingIsDeletedWithoutTheMarkerAndTheNextRotationMakesUpForIt() {
        book.open(event);
        advance();
        advance();
        disk.mounted(false);

        assertThat(advance()).isEqualTo(COMPLETED);
        disk.mounted(true);
        assertThat(disk.outOfView()).hasSize(2);

        book.open(disk.completed(disk.snapshot("2026-11-24T02:00:00Z"), 2));
        runToTheEnd(disk.completed(monday, 2).runId());
        assertThat(disk.outOfView()).isEmpty();
    }

    @Test
    void nothingExpiresWhenTheNewestSnapshotIsNotThere() throws IOException {
        Files.move(disk.job().snapshots().resolve(monday.toString()), directory.resolve("elsewhere"));
        book.open(event);

        assertThat(advance()).isEqualTo(FAILED);

        assertThat(disk.inView()).containsExactly(sunday, saturday, friday);
        assertFailedWith("rotation.snapshot-missing");
    }

    @Test
    void nothingExpiresWhenTheNewestSnapshotGoesAfterThePlan() throws IOException {
        book.open(event);
        advance();
        Files.move(disk.job().snapshots().resolve(monday.toString()), directory.resolve("elsewhere"));

        assertThat(advance()).isEqualTo(FAILED);

        assertThat(disk.inView()).containsExactly(sunday, saturday, friday);
    }

    @Test
    void nothingExpiresWhenNobodyVouchesForTheNewestSnapshot() throws IOException {
        Files.delete(disk.job().snapshots().resolve(monday.toString()).resolve("manifest.json"));
        book.open(event);

        assertThat(advance()).isEqualTo(FAILED);

        assertThat(disk.inView()).hasSize(4);
        assertFailedWith("rotation.snapshot-missing");
    }

    @Test
    void aLockedJobIsWaitedForAndThatIsNoFailure() {
        book.open(event);
        advance();
        try (JobLock lock = JobLock.acquire(disk.job())) {
            for (int look = 0; look < 10; look++) {
                assertThat(book.advance(event.runId()).orElseThrow().pause()).isEqualTo(LIMITS.lockWait());
            }
            assertThat(lock.directory()).isNotNull();
        }
        assertThat(disk.inView()).hasSize(4);

        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday);
    }

    @Test
    void whatIsPinnedAfterThePlanStaysAndIsToldToStay() {
        book.open(event);
        advance();
        new SnapshotCatalog(disk.job()).pin(friday);

        assertThat(advance()).isEqualTo(EXPIRING);
        assertThat(disk.inView()).hasSize(4);
        runToTheEnd();

        assertThat(disk.inView()).containsExactly(monday, sunday, friday);
        assertThat(expiredAsTold()).containsExactly(unneeded(saturday));
        assertThat(sent(RotationCompleted.class).getFirst().kept()).contains(kept(friday, new Reason("pinned", "")));
    }

    /** Its policy is older than that of the snapshot which was made since. */
    @Test
    void anOlderMessageThatComesLateLetsNothingExpire() {
        SnapshotCompleted older = disk.keeping(keepingTheLast(1)).completed(sunday, 7);
        SnapshotCompleted newer = disk.keeping(keepingTheLast(30)).completed(monday, 8);
        book.open(newer);
        runToTheEnd(newer.runId());

        book.open(older);
        runToTheEnd(older.runId());

        assertThat(disk.inView()).containsExactly(monday, sunday, saturday, friday);
        assertThat(sent(RotationCompleted.class).getLast().kept())
                .contains(new Decision(friday, List.of(new Reason("overtaken", monday.toString()))));
    }

    /** The disk was away, or the job locked. */
    @Test
    void aRotationThatWaitedUntilALaterSnapshotWasMadeLetsNothingExpire() {
        SnapshotCompleted older = disk.keeping(keepingTheLast(1)).completed(sunday, 7);
        SnapshotCompleted newer = disk.keeping(keepingTheLast(30)).completed(monday, 8);
        book.open(older);
        book.open(newer);

        runToTheEnd(older.runId());
        runToTheEnd(newer.runId());

        assertThat(disk.inView()).containsExactly(monday, sunday, saturday, friday);
    }

    private static Retention keepingTheLast(int count) {
        return new Retention(count, 0, 0, 0, 0, 0, null);
    }

    /** A new process finds what the last one has written down. */
    private void start() {
        service = store.forService("rotation", clock);
        book = new RotationBook(service, LIMITS, new Deletion(expiry), clock);
    }

    private RotationState advance() {
        return book.advance(event.runId()).orElseThrow().rotation().state();
    }

    private void runToTheEnd() {
        runToTheEnd(event.runId());
    }

    private void runToTheEnd(RunId runId) {
        Optional<Advance> last = book.advance(runId);
        while (last.isPresent()) {
            assertThat(last.get().rotation().state()).isNotEqualTo(PLANNING);
            last = book.advance(runId);
        }
    }

    private void assertFailedWith(String code) {
        RotationFailed failed = sent(RotationFailed.class).getFirst();
        assertThat(failed.failure().code()).isEqualTo(code);
        assertThat(failed.runId()).isEqualTo(event.runId());
        assertThat(sent(RotationFailed.class)).hasSize(1);
        assertThat(sent(RotationCompleted.class)).isEmpty();
    }

    private List<Decision> expiredAsTold() {
        assertThat(sent(RotationCompleted.class)).hasSize(1);
        return sent(RotationCompleted.class).getFirst().expired();
    }

    private <T extends Message> List<T> sent(Class<T> type) {
        service.awaitSent();
        return store.sent(type);
    }

    private static Decision kept(SnapshotId id, Reason... reasons) {
        return new Decision(id, List.of(reasons));
    }

    private static Decision unneeded(SnapshotId id) {
        return new Decision(id, List.of(new Reason("unneeded", "")));
    }
}
