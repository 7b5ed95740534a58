package eus.gordailu.repository.usage;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotStage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageBookTest {

    @TempDir
    Path path;

    private JobFixture fixture;
    private int made;

    @BeforeEach
    void aJob() {
        fixture = JobFixture.in(path);
    }

    @Test
    void whatADiskRefusedToTellIsAskedAgain() throws IOException {
        SnapshotId first = snapshot(null, 4);
        SnapshotId second = snapshot(first, 5);
        snapshot(second, 6);
        Path list = fixture.job().snapshots().resolve(second + "/changes.ndjson.gz");
        byte[] content = Files.readAllBytes(list);
        Files.write(list, new byte[] {1, 2, 3});
        assertThat(usage()).extracting(SnapshotUsage::ownBytes).containsExactly(3L, null, 6L);

        Files.write(list, content);

        assertThat(usage()).extracting(SnapshotUsage::ownBytes).containsExactly(3L, 5L, 6L);
    }

    /** In each of them the same file is another. */
    private SnapshotId snapshot(@Nullable SnapshotId since, long bytes) throws IOException {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60L * made++));
            JobFixture.fill(stage, "hosts");
            Path list = fixture.job().incoming().resolve("changes.ndjson.gz");
            try (OutputStream lines = new GZIPOutputStream(Files.newOutputStream(list))) {
                lines.write("{\"change\":\"%s\",\"path\":\"hosts\",\"type\":\"file\",\"bytes\":%d}\n"
                        .formatted(since == null ? "added" : "changed", bytes)
                        .getBytes(StandardCharsets.UTF_8));
            }
            SnapshotContent content = JobFixture.content(null, new ListedBytes(since, bytes, 3));
            return stage.seal(content, MONDAY.plusSeconds(60L * made)).id();
        }
    }

    private List<SnapshotUsage> usage() {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            return new UsageBook(lock).update().snapshots();
        }
    }
}
