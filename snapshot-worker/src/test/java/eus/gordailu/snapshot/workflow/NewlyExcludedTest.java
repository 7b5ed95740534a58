package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.Attempt;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewlyExcludedTest {

    @TempDir
    Path root;

    @Test
    void wherePatternsAreAsTheyWereNobodyLooks() throws IOException {
        assertThat(removed(List.of(), () -> {
                    throw new IllegalStateException("looked");
                }))
                .isEmpty();
    }

    @Test
    void whatCouldNotBeToldIsSaid() throws IOException {
        assertThat(removed(List.of("*.tmp"), () -> new Comparison.Untrusted("a test")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.sentence()).contains("may be excluded by now"));
    }

    private List<Warning> removed(List<String> excludes, Supplier<Comparison> looking) throws IOException {
        LocalJob job = new LocalJob(root, Clock.systemUTC()).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; touch one/f single");
        job.snapshot();
        try (JobLock lock = JobLock.acquire(job.directory())) {
            SnapshotStage stage = SnapshotStage.begin(
                    lock,
                    new Attempt(RunId.random(), 1, new Source("local", job.paths(), excludes)),
                    Clock.systemUTC().instant());
            return new NewlyExcluded(stage).remove(looking);
        }
    }
}
