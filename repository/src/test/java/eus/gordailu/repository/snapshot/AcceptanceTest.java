package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.expiry.LastGoodSnapshotException;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceTest {

    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final SnapshotId GOOD = SnapshotId.at(MONDAY);
    private static final SnapshotId FOUND = SnapshotId.at(TUESDAY);

    @TempDir
    Path path;

    private JobFixture fixture;
    private SnapshotCatalog catalog;

    @BeforeEach
    void aGoodSnapshot() throws IOException {
        fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "good");
        catalog = new SnapshotCatalog(fixture.job());
    }

    @Test
    void aSuspiciousSnapshotIsPublishedAndTheLatestStaysTheGoodOne() throws IOException {
        seal(FindingKind.SUSPICIOUS);

        assertThat(catalog.snapshots()).extracting(StoredSnapshot::id).containsExactly(FOUND, GOOD);
        assertThat(found().complete()).isFalse();
        assertThat(found().openFinding()).isPresent();
        assertLatestIs(GOOD);
        catalog.relinkLatest();
        assertLatestIs(GOOD);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage next = SnapshotStage.begin(lock, attempt(1), TUESDAY.plusSeconds(60));
            assertThat(next.linkDest())
                    .contains(fixture.job().snapshots().resolve(GOOD.toString()).resolve("data"));
        }
    }

    @Test
    void anAnomalousSnapshotIsAGoodOneThatAwaitsADecision() throws IOException {
        seal(FindingKind.ANOMALOUS);

        assertThat(found().complete()).isTrue();
        assertThat(found().openFinding()).isPresent();
        assertLatestIs(FOUND);
    }

    @Test
    void anAcceptedSnapshotIsTheLatestAndNothingIsWrittenIntoIt() throws IOException {
        seal(FindingKind.SUSPICIOUS);
        TreeState before = TreeState.of(found().directory());

        catalog.accept(FOUND);
        catalog.accept(FOUND);

        assertThat(TreeComparison.differences(before, TreeState.of(found().directory())))
                .isEmpty();
        assertThat(found().complete()).isTrue();
        assertThat(found().openFinding()).isEmpty();
        assertLatestIs(FOUND);
        assertThatExceptionOfType(SnapshotUnknownException.class)
                .isThrownBy(() -> catalog.accept(SnapshotId.at(Instant.EPOCH)));
    }

    @Test
    void whatWasNotAcceptedIsLetGoThoughItIsTheNewestAndTheGoodOneIsKept() throws IOException {
        seal(FindingKind.SUSPICIOUS);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            assertThatExceptionOfType(LastGoodSnapshotException.class)
                    .isThrownBy(() -> new SnapshotExpiry(lock).expire(GOOD));
            new SnapshotExpiry(lock).expire(FOUND);
        }
        assertThat(catalog.snapshots()).extracting(StoredSnapshot::id).containsExactly(GOOD);
    }

    @Test
    void anAnomalousOneMayBeRemovedThoughItIsTheNewestWhileThereIsAnotherGoodOne() throws IOException {
        seal(FindingKind.ANOMALOUS);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            new SnapshotExpiry(lock).expire(FOUND);
            assertThatExceptionOfType(LastGoodSnapshotException.class)
                    .isThrownBy(() -> new SnapshotExpiry(lock).expire(GOOD));
        }
        assertLatestIs(GOOD);
    }

    @Test
    void anAnomalousOneThatWasAcceptedIsTheLastGoodOne() throws IOException {
        seal(FindingKind.ANOMALOUS);
        catalog.accept(FOUND);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            assertThatExceptionOfType(LastGoodSnapshotException.class)
                    .isThrownBy(() -> new SnapshotExpiry(lock).expire(FOUND));
        }
    }

    @Test
    void anAcceptanceGoesWithItsSnapshot() throws IOException {
        seal(FindingKind.SUSPICIOUS);
        catalog.accept(FOUND);
        fixture.snapshot(TUESDAY.plusSeconds(3600), "newer");
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            new SnapshotExpiry(lock).expire(FOUND);
        }
        assertThat(fixture.job().path().resolve("accepted")).isEmptyDirectory();
    }

    @Test
    void theFilesOfAnUnfinishedSnapshotAreCountedWithoutItsDirectories() throws IOException {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), TUESDAY);
            JobFixture.fill(stage, "one");
            Files.createSymbolicLink(stage.data().resolve("link"), Path.of("etc"));
            assertThat(stage.measure().files()).isEqualTo(2);
        }
    }

    private void seal(FindingKind kind) throws IOException {
        Finding finding = new Finding(kind, "source.shrunk", "Most of it is gone", Map.of());
        Inspection inspection = new Inspection(1, new ChangeCounts(0, 1, 0), List.of(1.0), Map.of(), finding);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), TUESDAY);
            JobFixture.fill(stage, "found");
            SnapshotManifest manifest = stage.seal(JobFixture.content(inspection, null), TUESDAY);
            assertThat(manifest.facts(path).finding()).isEqualTo(finding);
        }
        assertThat(found().manifest().content().inspection()).isEqualTo(inspection);
    }

    private StoredSnapshot.Published found() {
        return (StoredSnapshot.Published) catalog.find(FOUND).orElseThrow();
    }

    private void assertLatestIs(SnapshotId id) throws IOException {
        assertThat(catalog.latest().orElseThrow().id()).isEqualTo(id);
        assertThat(Files.readSymbolicLink(fixture.job().latest())).hasToString("snapshots/" + id);
    }
}
