package eus.gordailu.rotation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.rotation.location.KnownLocations;
import eus.gordailu.rotation.testing.FailingClock;
import eus.gordailu.rotation.testing.TestDisk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestBookTest {

    private static final String NINE = "2026-11-23T09:00:00Z";
    private static final String TEN = "2026-11-23T10:00:00Z";
    private static final String NEXT_YEAR = "2027-11-23T10:00:00Z";

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final ServiceStore service = store.forService("rotation", clock);
    private final KnownLocations locations = new KnownLocations(service);

    @TempDir
    Path directory;

    private RequestBook book;
    private TestDisk disk;
    private SnapshotId sunday;
    private SnapshotId monday;

    @BeforeEach
    void aJobWithTwoSnapshots() {
        disk = new TestDisk(directory, "main", "documents");
        sunday = disk.snapshot("2026-11-22T02:00:00Z");
        monday = disk.snapshot("2026-11-23T02:00:00Z");
        locations.seen(disk.completed(monday, 1).definition().location(), clock.instant());
        book = new RequestBook(service, locations, clock);
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void aPinIsOnDiskAndTold() {
        ask(Wish.of(disk.pin(sunday, true, NINE)));

        assertThat(disk.isPinned(sunday)).isTrue();
        assertThat(sent()).containsExactly(new SnapshotPinned(disk.ref(), sunday, true, clock.instant()));
    }

    @Test
    void aPinCanBeTakenBack() {
        ask(Wish.of(disk.pin(sunday, true, NINE)));
        ask(Wish.of(disk.pin(sunday, false, TEN)));

        assertThat(disk.isPinned(sunday)).isFalse();
        assertThat(sent()).last().isEqualTo(new SnapshotPinned(disk.ref(), sunday, false, clock.instant()));
    }

    @Test
    void anOlderOrRepeatedWishChangesNothing() {
        Wish pin = Wish.of(disk.pin(sunday, true, NINE));
        Wish unpin = Wish.of(disk.pin(sunday, false, TEN));
        ask(unpin);
        ask(pin);
        ask(unpin);

        assertThat(disk.isPinned(sunday)).isFalse();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aPinCanBeTakenBackThoughTheClockWasAheadWhenItWasAskedFor() {
        Wish ahead = Wish.of(disk.pin(sunday, true, NEXT_YEAR));
        Wish unpin = Wish.of(disk.pin(sunday, false, TEN));
        ask(ahead);
        ask(ahead);
        ask(unpin);
        ask(unpin);

        assertThat(disk.isPinned(sunday)).isFalse();
        assertThat(sent()).hasSize(2);
    }

    @Test
    void anAcceptedSnapshotCountsAndIsToldOnce() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);
        assertThat(disk.lastGood()).isEqualTo(monday);
        Wish wish = Wish.of(disk.accept(tuesday, NINE));
        ask(wish);
        ask(wish);

        assertThat(disk.lastGood()).isEqualTo(tuesday);
        assertThat(sent()).containsExactly(new SnapshotAccepted(disk.ref(), tuesday, "ane", clock.instant()));
    }

    @Test
    void whoAcceptsWhatFollowedAnAnomalyAcceptsAllOfIt() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.ANOMALOUS);
        SnapshotId wednesday = disk.following("2026-11-25T02:00:00Z", tuesday);
        SnapshotId other = disk.snapshot("2026-11-26T02:00:00Z", FindingKind.ANOMALOUS);
        ask(Wish.of(disk.accept(wednesday, NINE)));

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        new SnapshotAccepted(disk.ref(), tuesday, "ane", clock.instant()),
                        new SnapshotAccepted(disk.ref(), wednesday, "ane", clock.instant()));
        assertThat(new SnapshotCatalog(disk.job())
                        .snapshots().stream()
                                .filter(StoredSnapshot.Published.class::isInstance)
                                .map(StoredSnapshot.Published.class::cast)
                                .filter(snapshot -> snapshot.openFinding().isPresent())
                                .map(StoredSnapshot::id))
                .containsExactly(other);
    }

    @Test
    void whatIsSuspiciousCanBeRemovedThoughItIsTheNewest() {
        SnapshotId tuesday = disk.snapshot("2026-11-24T02:00:00Z", FindingKind.SUSPICIOUS);
        ask(Wish.of(disk.expire(tuesday, NINE)));

        assertThat(disk.inView()).containsExactly(monday, sunday);
    }

    @Test
    void anExpiredSnapshotIsOutOfViewAndToldOnce() {
        Wish wish = Wish.of(disk.expire(sunday, NINE));
        ask(wish);
        ask(wish);

        assertThat(disk.inView()).containsExactly(monday);
        assertThat(sent())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("usage")
                .containsExactly(new SnapshotExpired(disk.ref(), sunday, "ane", null, clock.instant(), null));
    }

    @Test
    void whatIsSettledIsNotSettledAgain() {
        Wish wish = Wish.of(disk.pin(sunday, true, NINE));
        ask(wish);

        assertThat(book.settle(wish.id())).isEmpty();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void theLastGoodSnapshotIsRefused() {
        ask(Wish.of(disk.expire(monday, NINE)));

        assertThat(disk.inView()).containsExactly(monday, sunday);
        assertRefused(monday, "snapshot.last-good");
    }

    @Test
    void ofARetiredJobEverySnapshotMayGoThatIsNotPinned() {
        ask(Wish.of(disk.pin(sunday, true, NINE)));
        ask(Wish.of(disk.retire(sunday, NINE)));
        assertRefused(sunday, "snapshot.pinned");

        ask(Wish.of(disk.retire(monday, NINE)));
        assertThat(disk.inView()).containsExactly(sunday);

        ask(Wish.of(disk.pin(sunday, false, TEN)));
        ask(Wish.of(disk.retire(sunday, TEN)));
        assertThat(disk.inView()).isEmpty();
    }

    @Test
    void ofARetiredJobWhoseDirectorySomebodyHasRemovedNothingIsHeldAnyMore() {
        disk.moveJobAway();

        ask(Wish.of(disk.expire(sunday, NINE)));
        assertThat(sent()).doesNotHaveAnyElementsOfTypes(SnapshotExpired.class);
        ask(Wish.of(disk.retire(sunday, TEN)));

        assertThat(sent())
                .filteredOn(SnapshotExpired.class::isInstance)
                .singleElement()
                .satisfies(message -> {
                    SnapshotExpired gone = (SnapshotExpired) message;
                    assertThat(gone.snapshotId()).isEqualTo(sunday);
                    assertThat(gone.usage()).isEqualTo(new JobUsage(null, List.of()));
                });
    }

    @Test
    void aPinnedSnapshotIsRefusedAndMayBeAskedForAgain() {
        ask(Wish.of(disk.pin(sunday, true, NINE)));
        ask(Wish.of(disk.expire(sunday, NINE)));
        assertRefused(sunday, "snapshot.pinned");

        ask(Wish.of(disk.pin(sunday, false, TEN)));
        ask(Wish.of(disk.expire(sunday, TEN)));
        assertThat(disk.inView()).containsExactly(monday);
    }

    @Test
    void anUnknownSnapshotIsRefused() {
        SnapshotId unknown = SnapshotId.of("2020-01-01T00-00-00Z");
        ask(Wish.of(disk.expire(unknown, NINE)));
        assertRefused(unknown, "snapshot.unknown");
    }

    @Test
    void withoutTheMarkerNothingIsPinned() {
        disk.mounted(false);
        ask(Wish.of(disk.pin(sunday, true, NINE)));
        disk.mounted(true);

        assertThat(disk.isPinned(sunday)).isFalse();
        assertRefused(sunday, "location.marker-missing");
    }

    @Test
    void aLocationThatWasNeverSeenIsRefused() {
        try (ServiceStore other = store.forService("other", clock)) {
            book = new RequestBook(service, new KnownLocations(other), clock);
            ask(Wish.of(disk.pin(sunday, true, NINE)));
        }
        assertRefused(sunday, "location.unknown");
    }

    @Test
    void aLockedJobKeepsTheWishOpen() {
        Wish wish = Wish.of(disk.expire(sunday, NINE));
        book.open(wish);
        try (JobLock lock = JobLock.acquire(disk.job())) {
            assertThatExceptionOfType(JobLockedException.class).isThrownBy(() -> book.settle(wish.id()));
            assertThat(lock.directory()).isNotNull();
        }
        assertThat(book.unfinished()).containsExactly(wish);

        book.settle(wish.id());

        assertThat(disk.inView()).containsExactly(monday);
    }

    @Test
    void aCrashAfterTheDeedAndBeforeWritingItDownTellsOfItAll() {
        Wish wish = Wish.of(disk.expire(sunday, NINE));
        book.open(wish);
        breakOffAfterTheDeed(wish);

        settleWhatIsOpen();

        assertThat(sent())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("usage")
                .containsExactly(new SnapshotExpired(disk.ref(), sunday, "ane", null, clock.instant(), null));
    }

    @Test
    void soDoesOneAfterWhichTheTreeWasDeletedOrTakenForTheNextSnapshot() {
        Wish wish = Wish.of(disk.expire(sunday, NINE));
        book.open(wish);
        breakOffAfterTheDeed(wish);
        new ExpiredTrees(disk.job()).deleteAll(DeletionRate.UNBOUNDED);

        settleWhatIsOpen();

        assertThat(sent())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("usage")
                .containsExactly(new SnapshotExpired(disk.ref(), sunday, "ane", null, clock.instant(), null));
    }

    private void breakOffAfterTheDeed(Wish wish) {
        RequestBook dying = new RequestBook(service, locations, new FailingClock(clock, 1));
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> dying.settle(wish.id()));
        assertThat(disk.inView()).containsExactly(monday);
    }

    private void settleWhatIsOpen() {
        RequestBook next = new RequestBook(service, locations, clock);
        next.unfinished().forEach(open -> next.settle(open.id()));
    }

    private void ask(Wish wish) {
        if (book.open(wish)) {
            book.settle(wish.id());
        }
    }

    private void assertRefused(SnapshotId id, String code) {
        assertThat(sent()).last().isInstanceOfSatisfying(SnapshotChangeRefused.class, refused -> {
            assertThat(refused.snapshotId()).isEqualTo(id);
            assertThat(refused.failure().code()).isEqualTo(code);
        });
    }

    private List<Message> sent() {
        service.awaitSent();
        return store.sent();
    }
}
