package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.snapshot.TransferFacts;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client on which nothing has changed is asked once. */
class UnchangedSourceTest {

    @TempDir(factory = Quiet.class)
    Path root;

    /** Where nobody makes anything meanwhile: the directories that lead to a job's path are compared too. */
    static final class Quiet implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws IOException {
            return Files.createTempDirectory(Path.of("/var/tmp"), "gordailu");
        }
    }

    @Test
    void nothingIsFetchedWhereNothingDiffers() throws IOException {
        LocalJob job = job("one", "two/", "single");

        job.snapshot();
        StoredSnapshot.Published next = job.snapshot();

        TransferFacts transfer = next.manifest().content().transfer();
        assertThat(transfer.arguments()).contains("--dry-run");
        assertThat(transfer.files()).isEqualTo(3);
        assertThat(transfer.transferredFiles()).isZero();
        assertThat(Trees.differences(job.fresh(), job.in(next.data()))).isEmpty();
        assertThat(next.data().resolve("..").toFile().list())
                .containsExactlyInAnyOrder("data", "changes.ndjson.gz", "manifest.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chmod 700 .", "chmod 750 one", "chmod 705 two", "chmod 600 single", "touch one"})
    void whatDiffersInAPathOfTheJobItselfIsBrought(String change) throws IOException {
        LocalJob job = job("one", "two/", "single");

        job.snapshot();
        Trees.make(job.source(), change);
        StoredSnapshot.Published next = job.snapshot();

        assertThat(next.manifest().content().engine().name()).isEqualTo("differences");
        assertThat(next.manifest().content().transfer().arguments()).doesNotContain("--dry-run");
        assertThat(Trees.differences(job.fresh(), job.in(next.data()))).isEmpty();
    }

    /** rsync passes over such a path without a word, and what the last snapshot has of it would be told as the source's. */
    @Test
    void aPathThatIsExcludedFromNowOnIsMissedThoughNothingElseDiffers() throws IOException {
        LocalJob job = job("one", "two/", "single");
        job.snapshot();

        LocalJob excluding = job.excluding("two");

        assertThatThrownBy(excluding::snapshot).hasMessageContaining("Nothing complete was fetched");
        assertThat(job.excluding("*.tmp")
                        .snapshot()
                        .manifest()
                        .content()
                        .transfer()
                        .arguments())
                .contains("--dry-run");
    }

    private LocalJob job(String... names) throws IOException {
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1));
        String source = root.resolve("client/source") + "/";
        List<String> paths = List.of(names).stream().map(name -> source + name).toList();
        LocalJob job = new LocalJob(root, clock, paths, null).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir -m 755 one two; echo 1 > one/f; echo 2 > two/f; echo 3 > single");
        return job;
    }
}
