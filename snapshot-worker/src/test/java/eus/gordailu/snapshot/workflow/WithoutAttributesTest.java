package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.PosixAcl;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A location on a file system that keeps neither access lists nor extended attributes, as many that are reached over NFS. */
class WithoutAttributesTest {

    @TempDir
    Path root;

    private Path backups;
    private LocalJob job;

    @BeforeEach
    void aFileSystemWithoutThem() throws IOException {
        backups = Files.createDirectory(root.resolve("backups"));
        Trees.make(backups, "mount -t ramfs none .");
        job = new LocalJob(root, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1))).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; echo 1 > one/f; echo 2 > one/g; ln one/f one/h; echo 3 > single");
        Files.setAttribute(job.source().resolve("one/f"), "user:colour", "green".getBytes(StandardCharsets.UTF_8));
        Files.setAttribute(job.source().resolve("two"), "user:colour", "green".getBytes(StandardCharsets.UTF_8));
        PosixAcl.addReader(job.source().resolve("one/g"), "access", 7);
    }

    @AfterEach
    void unmount() {
        Trees.make(root, "umount backups");
    }

    @Test
    void whatCannotBeKeptIsNoDifferenceAndNoWarning() {
        StoredSnapshot.Published first = job.snapshot();
        StoredSnapshot.Published second = job.snapshot();

        assertThat(first.manifest().content().warnings()).isEmpty();
        assertThat(second.manifest().content().warnings()).isEmpty();
        assertThat(second.manifest().content().transfer().transferredFiles()).isZero();
        assertThat(inodes(second)).isEqualTo(inodes(first));
        assertThat(Trees.checksums(job.in(second.data()).resolve("one")))
                .isEqualTo(Trees.checksums(job.source().resolve("one")));
    }

    @Test
    void whatElseChangesIsFetched() {
        job.snapshot();
        Trees.make(job.source(), "echo 22 > one/f; chmod 700 two; chown 1000 single");

        StoredSnapshot.Published second = job.snapshot();

        assertThat(second.manifest().content().engine().name()).isEqualTo("differences");
        assertThat(second.manifest().content().warnings()).isEmpty();
        assertThat(Trees.make(
                        root,
                        "rsync -aH --numeric-ids --modify-window=-1 -n -i --delete -- '%s/one' '%s/two' '%s/single' '%s/'"
                                .formatted(job.source(), job.source(), job.source(), job.in(second.data()))))
                .isEmpty();
    }

    private String inodes(StoredSnapshot.Published snapshot) {
        return Trees.make(job.in(snapshot.data()), "stat -c '%i %n' one/* single");
    }
}
