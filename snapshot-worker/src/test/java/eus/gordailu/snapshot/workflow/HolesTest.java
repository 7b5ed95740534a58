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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk image that is mostly empty takes no more room in the backup than on the client. */
class HolesTest {

    @TempDir
    Path root;

    @Test
    void holesStayHolesInWhateverWayAFileComes() throws IOException {
        LocalJob job = new LocalJob(root, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1))).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; echo 1 > single; truncate -s 64M one/image; echo end >> one/image");

        StoredSnapshot.Published first = job.snapshot();
        Trees.make(job.source(), "truncate -s 128M one/image; echo end >> one/image");
        StoredSnapshot.Published second = job.snapshot();

        assertThat(second.manifest().content().engine().name()).isEqualTo("differences");
        for (StoredSnapshot.Published snapshot : List.of(first, second)) {
            Path image = job.in(snapshot.data()).resolve("one/image");
            assertThat(Files.size(image)).isGreaterThan(64 << 20);
            assertThat(Trees.make(image.resolveSibling("."), "du -k image | cut -f1")
                            .strip())
                    .satisfies(
                            kilobytes -> assertThat(Integer.parseInt(kilobytes)).isLessThan(1024));
        }
        assertThat(Trees.differences(job.fresh(), job.in(second.data()))).isEmpty();
    }
}
