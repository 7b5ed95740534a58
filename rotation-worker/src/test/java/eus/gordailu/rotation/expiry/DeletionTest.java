package eus.gordailu.rotation.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.rotation.testing.TestDisk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DeletionTest {

    private static final int A_SECOND = 20;

    @TempDir
    Path directory;

    @Test
    void itIsHeldToTheConfiguredRate() {
        TestDisk disk = new TestDisk(directory, "main", "documents");
        SnapshotId old = disk.snapshot("2026-11-22T02:00:00Z");
        JobDefinition job =
                disk.completed(disk.snapshot("2026-11-23T02:00:00Z"), 1).definition();
        try (JobLock lock = JobLock.acquire(disk.job())) {
            new SnapshotExpiry(lock).expire(old);
        }
        Deletion deletion = new Deletion(new ExpiryProperties(A_SECOND, 0, DataSize.ofBytes(0)));

        long begun = System.nanoTime();
        DeletionReport report = deletion.deleteAll(job.location(), job.ref());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        long entries = report.files() + report.directories();
        assertThat(entries).isGreaterThan(3);
        assertThat(disk.outOfView()).isEmpty();
        // No machine is so quick that it would wait for less; a slow one waits for more.
        assertThat(took)
                .isGreaterThanOrEqualTo(
                        Duration.ofSeconds(1).multipliedBy(entries).dividedBy(A_SECOND));
    }
}
