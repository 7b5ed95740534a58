package eus.gordailu.repository.changes;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeListsTest {

    private static final int VERY_MANY = 1_500;
    private static final long A_QUARTER_OF_A_GIGABYTE = 1L << 28;

    @TempDir
    Path path;

    private JobFixture fixture;
    private int made;

    @BeforeEach
    void aJob() {
        fixture = JobFixture.in(path);
    }

    /** A list for each pair of them would take some gigabytes. */
    @Test
    void anExpiryAmongVeryManySnapshotsTakesLittleMemory() throws IOException {
        manySnapshots();
        Path changes = Files.createDirectory(fixture.job().changes());
        Path wanted = Files.createFile(changes.resolve(
                "%s-since-%s.ndjson.gz".formatted(SnapshotId.at(MONDAY.plusSeconds(7)), SnapshotId.at(MONDAY))));
        Files.createFile(changes.resolve("%s-since-2020-01-01T00-00-00Z.ndjson.gz".formatted(SnapshotId.at(MONDAY))));
        Files.createFile(changes.resolve("2020-01-01T00-00-00Z-since-%s.ndjson.gz".formatted(SnapshotId.at(MONDAY))));
        Files.createFile(changes.resolve("unfinished"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            long before = threads.getCurrentThreadAllocatedBytes();

            new ChangeLists(fixture.job()).bridge(lock, SnapshotId.at(MONDAY.minusSeconds(1)));

            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(A_QUARTER_OF_A_GIGABYTE);
        }
        assertThat(changes.toFile().list()).containsExactly(wanted.getFileName().toString());
    }

    @Test
    void aSnapshotThatWasAcceptedLateTakesNoOlderChecksumWithIt() throws IOException {
        SnapshotId first = snapshot(null, false, added("stays", 1), added("changes", 2));
        SnapshotId late = snapshot(first, true, removed("stays"));
        SnapshotId newest = snapshot(first, false, changed("changes", 5));
        new SnapshotCatalog(fixture.job()).accept(late);

        expire(first);
        assertThat(baseline(late)).isEqualTo(Map.of("changes", 2L));
        expire(late);

        assertThat(baseline(newest)).isEqualTo(Map.of("stays", 1L, "changes", 5L));
    }

    @Test
    void norDoesOneInWhichFarMoreHasChangedThanThereWas() throws IOException {
        SnapshotId first = snapshot(null, false, added("stays", 1));
        ListedChange[] many = new ListedChange[1_000];
        for (int file = 0; file < many.length; file++) {
            many[file] = added("file" + file, file);
        }
        SnapshotId late = snapshot(first, true, many);
        SnapshotId newest = snapshot(first, false, added("new", 5));
        new SnapshotCatalog(fixture.job()).accept(late);

        expire(first);
        assertThat(baseline(late)).hasSize(1_001);
        expire(late);

        assertThat(baseline(newest)).isEqualTo(Map.of("stays", 1L, "new", 5L));
    }

    @Test
    void norDoesOneAfterWhichTheNextButOneLeadsPastWhatHasExpired() throws IOException {
        SnapshotId first = snapshot(null, false, added("stays", 1));
        SnapshotId late = snapshot(first, true, removed("stays"));
        SnapshotId third = snapshot(first, false, added("new", 5));
        SnapshotId newest = snapshot(third, false, changed("new", 6));
        expire(third);
        new SnapshotCatalog(fixture.job()).accept(late);

        expire(first);
        expire(late);

        assertThat(baseline(newest)).isEqualTo(Map.of("stays", 1L, "new", 6L));
    }

    @Test
    void aListThatTheDiskRefusesToShowIsNotTakenForNone() throws Exception {
        SnapshotId first = snapshot(null, false, added("stays", 1));
        StoredSnapshot.Published second = published(snapshot(first, false, added("new", 5)));
        Files.setPosixFilePermissions(second.directory(), PosixFilePermissions.fromString("---------"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FileSystemUser.as(FileSystemUser.NOBODY, () -> isKnown(first, second)));
    }

    private boolean isKnown(SnapshotId older, StoredSnapshot.Published newer) {
        try {
            return new ChangeLists(fixture.job()).between(older, newer).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredSnapshot.Published published(SnapshotId id) {
        return (StoredSnapshot.Published)
                new SnapshotCatalog(fixture.job()).find(id).orElseThrow();
    }

    private void manySnapshots() throws IOException {
        SnapshotId first = fixture.snapshot(MONDAY, "one").id();
        Path snapshots = fixture.job().snapshots();
        String manifest = Files.readString(snapshots.resolve(first + "/manifest.json"));
        for (int number = 1; number < VERY_MANY; number++) {
            String id = SnapshotId.at(MONDAY.plusSeconds(number)).toString();
            Files.writeString(
                    Files.createDirectory(snapshots.resolve(id)).resolve("manifest.json"),
                    manifest.replace(first.toString(), id));
        }
    }

    private SnapshotId snapshot(@Nullable SnapshotId since, boolean suspicious, ListedChange... changes)
            throws IOException {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60L * made++));
            Files.createDirectories(stage.data());
            Path list = fixture.job().incoming().resolve(ChangeListWriter.NAME);
            try (Writer lines = ListFormat.writer(Files.newOutputStream(list))) {
                for (ListedChange change : changes) {
                    ListFormat.write(change, lines);
                }
            }
            SnapshotContent content = JobFixture.content(
                    new Inspection(1, null, List.of(), Map.of(), suspicious ? JobFixture.SUSPICIOUS : null),
                    new ListedBytes(since, 0, 0));
            return stage.seal(content, MONDAY.plusSeconds(60L * made)).id();
        }
    }

    private void expire(SnapshotId id) throws IOException {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            new ChangeLists(fixture.job()).bridge(lock, id);
            new SnapshotExpiry(lock).expire(id);
        }
    }

    /** The files that the lists add up to, with their bytes. */
    private Map<String, Long> baseline(SnapshotId oldest) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ChangeList.writeWhole(new Baseline(fixture.job()).of(published(oldest)), whole);
        Map<String, Long> files = new TreeMap<>();
        ListFormat.read(
                new ByteArrayInputStream(whole.toByteArray()), change -> files.put(change.key(), change.newBytes()));
        return files;
    }

    private static ListedChange added(String path, long bytes) {
        return ListedChange.of(ListedChange.Kind.ADDED, TreePath.of(path), file(bytes), null);
    }

    private static ListedChange changed(String path, long bytes) {
        return ListedChange.of(ListedChange.Kind.CHANGED, TreePath.of(path), file(bytes), 1L);
    }

    private static ListedChange removed(String path) {
        return ListedChange.removed(TreePath.of(path), null, 1L);
    }

    private static ListedChange.Present file(long bytes) {
        return new ListedChange.Present("file", bytes, null, null);
    }
}
