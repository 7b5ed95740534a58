package eus.gordailu.repository.changes;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeListsTest {

    private static final int VERY_MANY = 1_500;
    private static final long A_QUARTER_OF_A_GIGABYTE = 1L << 28;

    @TempDir
    Path path;

    private JobFixture fixture;

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
}
