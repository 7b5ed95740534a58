package eus.gordailu.repository.expiry;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotHold;
import eus.gordailu.repository.snapshot.SnapshotUnknownException;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotExpiryTest {

    private static final SnapshotId ONE = SnapshotId.at(MONDAY);
    private static final SnapshotId TWO = SnapshotId.at(MONDAY.plusSeconds(60));

    @TempDir
    Path path;

    private JobFixture fixture;
    private JobLock lock;
    private SnapshotExpiry expiry;

    @BeforeEach
    void twoSnapshots() throws IOException {
        fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "one");
        fixture.snapshot(MONDAY.plusSeconds(60), "two");
        lock = JobLock.acquire(fixture.job());
        expiry = new SnapshotExpiry(lock);
    }

    @AfterEach
    void giveTheLockBack() {
        lock.close();
    }

    @Test
    void anExpiredSnapshotIsOutOfViewAtOnceAndDeletedLater() {
        expiry.expire(ONE);
        expiry.expire(ONE);

        assertThat(catalog().snapshots()).extracting(StoredSnapshot::id).containsExactly(TWO);
        assertThat(fixture.job().expired().resolve(ONE.toString())).isDirectory();
        ExpiredTrees trees = new ExpiredTrees(fixture.job());
        assertThat(trees.waiting()).isTrue();
        assertThat(trees.deleteAll(DeletionRate.UNBOUNDED)).isEqualTo(new DeletionReport(2, 3, 0, java.util.List.of()));
        assertThat(trees.waiting()).isFalse();
    }

    @Test
    void theLastGoodSnapshotNeverExpires() {
        assertThatThrownBy(() -> expiry.expire(TWO))
                .isInstanceOf(LastGoodSnapshotException.class)
                .hasMessageContaining("make a newer snapshot first");
        assertThat(catalog().find(TWO)).isPresent();
    }

    @Test
    void ofAJobThatIsNoMoreTheLastOneMayGoToo() {
        expiry.retire(TWO);
        expiry.retire(ONE);

        assertThat(catalog().snapshots()).isEmpty();
        assertThat(fixture.job().latest()).doesNotExist();
    }

    @Test
    void theLastGoodSnapshotNeverExpiresNotEvenWhenADamagedOneIsNewer() throws IOException {
        Files.delete(fixture.job().snapshots().resolve(TWO + "/manifest.json"));

        assertThatThrownBy(() -> expiry.expire(ONE)).isInstanceOf(LastGoodSnapshotException.class);
    }

    @Test
    void whatSomebodyReadsStaysUntilTheLastHasEnded() {
        SnapshotHold first = SnapshotHold.take(fixture.job(), ONE);
        SnapshotHold second = SnapshotHold.take(fixture.job(), ONE);
        first.close();

        assertThat(SnapshotHold.isHeld(fixture.job(), ONE)).isTrue();
        assertThatThrownBy(() -> expiry.expire(ONE))
                .isInstanceOf(SnapshotInUseException.class)
                .hasMessageContaining("are being restored");
        assertThatThrownBy(() -> expiry.retire(ONE)).isInstanceOf(SnapshotInUseException.class);
        assertThat(catalog().find(ONE)).isPresent();

        second.close();
        assertThat(SnapshotHold.isHeld(fixture.job(), ONE)).isFalse();
        expiry.expire(ONE);
        assertThat(catalog().find(ONE)).isEmpty();
    }

    @Test
    void whatHasGoneCanNotBeHeld() {
        expiry.expire(ONE);

        assertThatThrownBy(() -> SnapshotHold.take(fixture.job(), ONE)).isInstanceOf(SnapshotUnknownException.class);
        assertThat(SnapshotHold.isHeld(fixture.job(), ONE)).isFalse();
    }

    @Test
    void aPinnedSnapshotNeverExpires() {
        catalog().pin(ONE);

        assertThatThrownBy(() -> expiry.expire(ONE)).isInstanceOf(PinnedSnapshotException.class);
        assertThatThrownBy(() -> expiry.retire(ONE)).isInstanceOf(PinnedSnapshotException.class);
        catalog().unpin(ONE);
        expiry.expire(ONE);
        assertThat(catalog().find(ONE)).isEmpty();
    }

    @Test
    void anUnknownSnapshotIsSaid() {
        assertThatThrownBy(() -> expiry.expire(SnapshotId.at(Instant.EPOCH)))
                .isInstanceOf(SnapshotUnknownException.class)
                .hasMessageContaining("1970-01-01T00-00-00Z");
    }

    @Test
    void aLinkThatPointsAtNothingIsMadeRightAgain() throws IOException {
        Files.delete(fixture.job().latest());
        Files.createSymbolicLink(fixture.job().latest(), Path.of("snapshots/gone"));

        expiry.expire(ONE);

        assertThat(fixture.job().latest().resolve("data/etc/hosts")).hasContent("two");
    }

    @Test
    void aLinkForWhichThereIsNoRoomKeepsNoSnapshotFromExpiring() throws IOException {
        Files.createDirectory(fixture.job().path().resolve(".latest.new"));

        expiry.expire(ONE);

        assertThat(catalog().snapshots()).extracting(StoredSnapshot::id).containsExactly(TWO);
    }

    private SnapshotCatalog catalog() {
        return new SnapshotCatalog(fixture.job());
    }
}
