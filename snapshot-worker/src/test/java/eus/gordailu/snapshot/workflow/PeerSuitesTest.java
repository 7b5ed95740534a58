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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the test suites of rsnapshot and rsbackup check of a backup, from outside. What they check beyond that is in the tests
 * of whoever does it here: retries in {@code SchedulerTest}, exit codes in {@code RsyncDiagnosisTest}, survivors in the golden files of the
 * retention, a rotation without anything to rotate in {@code RotationBookTest}, an unmounted source in {@link GuardedSnapshotTest}.
 */
class PeerSuitesTest {

    @TempDir
    Path directory;

    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1));
    private Path source = Path.of("/");
    private LocalJob job = new LocalJob(source, clock);

    @BeforeEach
    void aJobWhoseDiskAndSourceHaveSpacesInTheirNames() throws IOException {
        Path root = Files.createDirectories(directory.resolve("a disk/with  spaces "));
        source = Files.createDirectories(root.resolve("the source/deep down"));
        Trees.make(source, "mkdir -p 'd e'; echo a > a; chmod 644 a; echo b > 'd e/b c'; echo beside > ../beside");
        job = new LocalJob(root, clock, List.of(source.toString()), null).made();
    }

    private Path copyIn(StoredSnapshot.Published snapshot) {
        return Path.of(snapshot.data() + source.toString());
    }

    @Test
    void spacesInTheRootArePartOfItsName() {
        StoredSnapshot.Published first = job.snapshot();
        StoredSnapshot.Published second = job.snapshot();

        assertThat(Trees.listing(copyIn(first))).isEqualTo(Trees.listing(copyIn(second)));
        assertThat(Trees.differences(source, copyIn(second))).isEmpty();
    }

    @Test
    void nothingBesideThePathIsTaken() {
        assertThat(copyIn(job.snapshot()).resolveSibling("beside")).doesNotExist();
    }

    @Test
    void whatIsDeletedDeepBelowIsGoneInTheNextSnapshotAndStaysInTheLast() {
        StoredSnapshot.Published first = job.snapshot();
        Trees.make(source, "rm -r a 'd e'; mkdir new; echo new > new/file");

        StoredSnapshot.Published second = job.snapshot();

        assertThat(Trees.differences(source, copyIn(second))).isEmpty();
        assertThat(copyIn(second).resolve("a")).doesNotExist();
        assertThat(copyIn(first).resolve("d e/b c")).hasContent("b");
    }

    @Test
    void theSecondSnapshotIsLinkedFromTheOnlyOneBefore() throws IOException {
        StoredSnapshot.Published first = job.snapshot();
        StoredSnapshot.Published second = job.snapshot();

        assertThat(inode(first, "a")).isEqualTo(inode(second, "a"));
        assertThat(inode(first, "d e/b c")).isEqualTo(inode(second, "d e/b c"));
    }

    @Test
    void anInodeIsTheSameUntilItsFileChangesAndAnotherThen() throws IOException {
        StoredSnapshot.Published first = job.snapshot();
        StoredSnapshot.Published second = job.snapshot();
        Trees.make(source, "echo changed >> a");
        StoredSnapshot.Published third = job.snapshot();
        Trees.make(source, "chmod 600 a");
        StoredSnapshot.Published fourth = job.snapshot();

        assertThat(inode(second, "a")).isEqualTo(inode(first, "a"));
        assertThat(inode(third, "a")).isNotEqualTo(inode(first, "a"));
        assertThat(inode(fourth, "a")).isNotEqualTo(inode(third, "a"));
        assertThat(copyIn(second).resolve("a")).hasContent("a");
        assertThat(Trees.make(copyIn(third), "stat -c %a a")).isEqualTo("644\n");
    }

    @Test
    void aclsAndExtendedAttributesAreKept() throws IOException {
        Files.setAttribute(source.resolve("a"), "user:colour", "green".getBytes(StandardCharsets.UTF_8));
        PosixAcl.addReader(source.resolve("a"), "access", 7);
        PosixAcl.addReader(source.resolve("d e"), "default", 7);
        job.snapshot();

        StoredSnapshot.Published second = job.snapshot();

        assertThat(Trees.differences(source, copyIn(second))).isEmpty();
        assertThat(Files.getAttribute(copyIn(second).resolve("a"), "user:colour"))
                .isEqualTo("green".getBytes(StandardCharsets.UTF_8));
    }

    private Object inode(StoredSnapshot.Published snapshot, String name) throws IOException {
        return Files.getAttribute(copyIn(snapshot).resolve(name), "unix:ino");
    }
}
