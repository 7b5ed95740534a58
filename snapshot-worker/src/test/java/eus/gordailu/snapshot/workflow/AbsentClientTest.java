package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is away for weeks, while its attempts get as far as a copy of the latest snapshot. */
class AbsentClientTest {

    @TempDir
    Path root;

    @Test
    void itsAttemptsTakeNoMoreRoomThanOne() throws IOException {
        LocalJob job = new LocalJob(root, Clock.systemUTC()).made();
        Files.createDirectories(job.source());
        Trees.make(
                job.source(),
                "mkdir -p one/a/b two; echo 1 > one/f; echo 2 > one/a/b/f; echo 3 > two/f; echo 4 > single");
        StoredSnapshot.Published first = job.snapshot();

        for (int attempt = 1; attempt <= 4; attempt++) {
            job.breakOff(false);
        }

        assertThat(Files.getAttribute(job.in(first.data()).resolve("one/f"), "unix:nlink"))
                .isEqualTo(2);
        assertThat(job.directory().expired().toFile().list()).noneMatch(name -> name.startsWith("incoming"));

        Trees.make(job.source(), "echo 11 > one/f; rm one/a/b/f; echo 5 > two/g");
        StoredSnapshot.Published next = job.snapshot();

        assertThat(Trees.differences(job.fresh(), job.in(next.data()))).isEmpty();
        assertThat(next.manifest().content().engine().name()).isEqualTo("differences");
        assertThat(next.manifest().content().engine().reason()).contains("an earlier attempt had left");
    }
}
