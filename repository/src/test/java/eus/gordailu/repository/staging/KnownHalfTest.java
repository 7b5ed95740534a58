package eus.gordailu.repository.staging;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.snapshot.TransferFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHalfTest {

    private static final int FILES = 6_000;
    private static final List<TreePath> SUBTREES = List.of(TreePath.of("etc/a".getBytes(StandardCharsets.US_ASCII)));

    @TempDir
    Path directory;

    private JobFixture fixture;
    private StoredSnapshot.Published snapshot;
    private KnownHalf half;

    @BeforeEach
    void aSnapshot() throws IOException {
        fixture = JobFixture.in(directory);
        fixture.snapshot(MONDAY, "hosts");
        snapshot = counting(new SnapshotCatalog(fixture.job()).latest().orElseThrow(), 0, FILES);
        half = new KnownHalf(fixture.job());
    }

    @Test
    void whatWasFoundInASnapshotServesTheNextOnes() throws IOException {
        assertThat(half.of(snapshot)).isEmpty();

        half.keep(snapshot, SUBTREES);

        assertThat(half.of(snapshot)).contains(SUBTREES);
        assertThat(new KnownHalf(fixture.job()).of(counting(snapshot, KnownHalf.LASTS - 1, FILES * 11 / 10)))
                .contains(SUBTREES);
    }

    @Test
    void itNoLongerFitsAfterManySnapshotsOrWhenTheTreeHasAnotherSize() throws IOException {
        half.keep(counting(snapshot, 1, FILES), SUBTREES);

        assertThat(half.of(counting(snapshot, KnownHalf.LASTS + 1, FILES))).isEmpty();
        assertThat(half.of(counting(snapshot, 2, FILES * 12 / 10))).isEmpty();
        assertThat(half.of(counting(snapshot, 2, FILES * 8 / 10))).isEmpty();
        assertThat(half.of(snapshot)).isEmpty();
    }

    @Test
    void whatIsNoneOfOursIsNothing() throws IOException {
        for (String written :
                List.of("{", "{\"sequence\":1,\"files\":6000,\"subtrees\":[{\"octets\":\"../x\"}]}", "[]", "null")) {
            Files.writeString(fixture.job().path().resolve("halves.json"), written);

            assertThat(half.of(snapshot)).isEmpty();
        }
    }

    /** The same, as a later one with so many files. */
    private static StoredSnapshot.Published counting(StoredSnapshot.Published snapshot, long later, long files) {
        SnapshotManifest told = snapshot.manifest();
        SnapshotContent content = told.content();
        TransferFacts transfer = new TransferFacts("3.5.0", 0, List.of(), files, 0, 0, 0, null, null);
        return new StoredSnapshot.Published(
                new SnapshotManifest(
                        told.format(),
                        told.id(),
                        told.sequence() + later,
                        told.complete(),
                        told.job(),
                        told.attempt(),
                        told.startedAt(),
                        told.completedAt(),
                        new SnapshotContent(
                                content.productVersion(),
                                content.engine(),
                                transfer,
                                content.warnings(),
                                content.inspection(),
                                content.listed())),
                snapshot.directory(),
                false,
                false);
    }
}
