package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is changed so that neither its size nor its time says so. */
class ChecksumEveryTest {

    @TempDir
    Path root;

    private Path source = Path.of("/");
    private LocalJob job = new LocalJob(source, Clock.systemUTC());

    @BeforeEach
    void makeJob() throws IOException {
        source = Files.createDirectory(root.resolve("source"));
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1));
        job = new LocalJob(root, clock, List.of(source.toString()), 3).made();
    }

    private StoredSnapshot.Published snapshotOf(int content) {
        Trees.make(source, "echo %d > f; touch -d 2001-01-01 f; touch -d 2001-01-01 .".formatted(content));
        return job.snapshot();
    }

    private static String content(StoredSnapshot.Published snapshot, Path source) throws IOException {
        return Files.readString(Path.of(snapshot.data() + source.toString()).resolve("f"))
                .strip();
    }

    @Test
    void everySoManySnapshotsItIsSeen() throws IOException {
        StoredSnapshot.Published first = snapshotOf(1);
        StoredSnapshot.Published second = snapshotOf(2);
        StoredSnapshot.Published third = snapshotOf(3);
        StoredSnapshot.Published fourth = snapshotOf(4);

        assertThat(content(first, source)).isEqualTo("1");
        assertThat(content(second, source)).isEqualTo("1");
        assertThat(content(third, source)).isEqualTo("3");
        assertThat(content(fourth, source)).isEqualTo("3");
        assertThat(third.manifest().content().engine().reason()).contains("by checksum");
        assertThat(fourth.manifest().content().engine().reason()).doesNotContain("by checksum");
    }

    @Test
    void soItIsWhereAnEarlierAttemptIsGoneOnWith() throws IOException {
        snapshotOf(1);
        snapshotOf(2);
        Trees.make(source, "echo more > g");
        job.breakOff(true);

        StoredSnapshot.Published third = snapshotOf(3);

        assertThat(third.manifest().content().engine().name()).isEqualTo("plain-rsync");
        assertThat(content(third, source)).isEqualTo("3");
    }
}
