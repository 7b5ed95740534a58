package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two snapshots of a file with so many names are more links than an inode of ext4 takes. */
class ManyNamesTest {

    private static final int NAMES = 33_000;
    private static final int MOST_NAMES = 65_000;

    @TempDir
    Path root;

    @Test
    void theNamesStayNamesOfOneFileInEverySnapshot() throws IOException {
        LocalJob job = jobOfAFileWith(NAMES);
        List<StoredSnapshot.Published> made = new ArrayList<>();

        for (int run = 1; run <= 3; run++) {
            Trees.make(job.source(), "echo %d > two/f".formatted(run));
            StoredSnapshot.Published snapshot = job.snapshot();
            made.add(snapshot);
            assertThat(Trees.differences(job.fresh(), job.in(snapshot.data())))
                    .as("run %d", run)
                    .isEmpty();
        }

        assertThat(made.get(1).manifest().content().warnings())
                .anyMatch(warning -> warning.contains("as many hard links"));
        made.forEach(snapshot -> assertThatItIsOneFile(job, snapshot));
    }

    @Test
    void aNameForWhichThereWasRoomUntilTheCopyWasMadeIsOneOfTheSameFileToo() throws IOException {
        LocalJob job = jobOfAFileWith(MOST_NAMES / 3);
        job.snapshot();
        job.snapshot();
        addNames(job, MOST_NAMES / 3, MOST_NAMES / 3 + 10);

        StoredSnapshot.Published third = job.snapshot();

        assertThat(third.manifest().content().engine().name()).isEqualTo("differences");
        assertThat(third.manifest().content().warnings()).anyMatch(warning -> warning.contains("as many hard links"));
        assertThat(Trees.differences(job.fresh(), job.in(third.data()))).isEmpty();
        assertThatItIsOneFile(job, third);
        Trees.make(job.source(), "echo 5 > two/f");
        assertThat(Trees.differences(job.fresh(), job.in(job.snapshot().data())))
                .isEmpty();
    }

    private LocalJob jobOfAFileWith(int names) throws IOException {
        assumeTrue(Files.getFileStore(root).type().equals("ext4"), "only ext4 is known to take 65,000 links");
        LocalJob job = new LocalJob(root, Clock.systemUTC()).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; echo 4 > single; echo same > one/f");
        addNames(job, 1, names);
        return job;
    }

    private static void addNames(LocalJob job, int from, int end) {
        Trees.make(job.source(), "perl -e 'link(\"one/f\", \"one/$_\") or die for %d..%d'".formatted(from, end - 1));
    }

    private static void assertThatItIsOneFile(LocalJob job, StoredSnapshot.Published snapshot) {
        assertThat(Trees.make(job.in(snapshot.data()), "find one -type f -printf '%i\\n' | sort -u | wc -l")
                        .strip())
                .isEqualTo("1");
    }
}
