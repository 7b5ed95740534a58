package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DividingTest {

    @TempDir
    Path root;

    @Test
    void whereASnapshotIsDividedIsFoundByTheRunThatComparesAndKnownToTheNext() throws IOException {
        LocalJob job = new LocalJob(root, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1))).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; echo 1 > single; echo 2 > one/f");
        StoredSnapshot.Published first = job.snapshot();
        Dividing dividing = new Dividing(job.directory(), first);
        assertThat(dividing.known()).isEmpty();
        assertThat(dividing.find(() -> true)).isEmpty();
        assertThat(dividing.known()).isEmpty();

        StoredSnapshot.Published second = job.snapshot();

        assertThat(dividing.known()).isPresent();
        assertThat(new Dividing(job.directory(), second).known()).isPresent();
    }
}
