package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.Attempt;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {

    @TempDir
    Path root;

    @Test
    void aDirectoryThatWasListedInPartHasTheRestOfTheLatestSnapshot() throws IOException {
        assertThat(kept("directory.not-listed", "home/ane")).containsExactlyInAnyOrder("there", "gone");
    }

    /** As when root may not look at what a person has mounted in there for herself. */
    @Test
    void whereOneEntryCouldNotBeLookedAtWhatHasGoneStaysAway() throws IOException {
        assertThat(kept("directory.not-entered", "home/ane")).containsExactly("there");
    }

    @Test
    void whereNoneCouldTheDirectoryCouldNotBeEntered() throws IOException {
        assertThat(kept("directory.not-entered", "home/jon")).containsExactly("file");
    }

    private List<String> kept(String code, String directory) throws IOException {
        LocalJob job = new LocalJob(root, Clock.systemUTC()).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), """
                mkdir -p one/home/ane one/home/jon two
                touch one/home/ane/there one/home/ane/gone one/home/jon/file two/x single
                """);
        job.snapshot();
        TreePath unlisted = TreePath.of(job.source().toString().substring(1) + "/one/" + directory);
        try (JobLock lock = JobLock.acquire(job.directory())) {
            SnapshotStage stage = SnapshotStage.begin(
                    lock,
                    new Attempt(RunId.random(), 1, new Source("local", job.paths(), List.of())),
                    Clock.systemUTC().instant());
            Path fetched = job.in(stage.data()).resolve("one/home");
            Files.createDirectories(fetched.resolve("jon"));
            Files.createDirectories(fetched.resolve("ane"));
            Files.createFile(fetched.resolve("ane/there"));

            Warning warning = new Warning(code, "It says so", Optional.of(unlisted), Optional.empty());
            new Keeping(stage).keep(new Groundwork.Whole("a test"), List.of(warning));

            return List.of(Objects.requireNonNull(job.in(stage.data())
                    .resolve("one")
                    .resolve(directory)
                    .toFile()
                    .list()));
        }
    }
}
