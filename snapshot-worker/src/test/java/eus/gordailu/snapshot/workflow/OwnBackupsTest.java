package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backups are in the directory {@code backups} of a root that is backed up. */
class OwnBackupsTest {

    @TempDir
    Path root;

    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1));

    @BeforeEach
    void makeSource() throws IOException {
        Files.writeString(Files.createDirectory(root.resolve("etc")).resolve("hosts"), "127.0.0.1 localhost\n");
    }

    private LocalJob job(String... paths) {
        return new LocalJob(root, clock, List.of(paths), null).made();
    }

    private static Path in(LocalJob job, String path) {
        return Path.of(job.snapshot().data() + path);
    }

    @Test
    void theBackupsAreNotBackedUpIntoThemselvesAtFirst() {
        Path copy = in(job("" + root), "" + root);

        assertThat(copy.resolve("etc/hosts")).exists();
        assertThat(copy.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void norLater() {
        LocalJob job = job("" + root);
        job.snapshot();
        Trees.make(root, "echo more > etc/more");

        Path copy = in(job, "" + root);

        assertThat(copy.resolve("etc/more")).exists();
        assertThat(copy.resolve("backups")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "w[i]ld", "back\\slash", "w*ld\\slash", "line\nbreak[1]"})
    void theyAreLeftOutByWhateverPathTheyAreComeTo(String name) throws IOException {
        Path disk = Files.createDirectories(root.resolve("disk"));
        Files.createSymbolicLink(root.resolve("backups"), Files.createDirectory(disk.resolve(name)));

        Path copy = in(job("" + disk), "" + disk);

        assertThat(copy.resolve(name)).isEmptyDirectory();
    }

    @Test
    void theyAreLeftOutWhereALinkIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("an[o]ther name"), root);

        Path copy = in(job(link + "/"), "" + link);

        assertThat(copy.resolve("etc/hosts")).exists();
        assertThat(copy.resolve("backups")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backups", "backups/web1", "backups/web1/tree"})
    void theyAreLeftOutWhereTheyAreMountedASecondTime(String mounted) throws IOException {
        LocalJob job = job(root + "/etc");
        job.snapshot();
        Files.createDirectories(root.resolve("etc/mounted"));
        assumeTrue(
                Trees.make(root, "mount --bind %s etc/mounted && echo yes || echo no".formatted(mounted))
                        .contains("yes"),
                "not allowed to mount");
        try {
            Path copy = in(job, root + "/etc/mounted");

            assertThat(copy).isDirectory();
            assertThat(Trees.make(copy, "find . -path '*snapshots*'")).isEmpty();
        } finally {
            Trees.make(root, "umount etc/mounted");
        }
    }

    @Test
    void aSecondMountOfThemIsNoSource() throws IOException {
        Path second = Files.createDirectories(root.resolve("second"));
        LocalJob job = job(second + "/backups");
        assumeTrue(
                Trees.make(root, "mount --bind . second && echo yes || echo no").contains("yes"),
                "not allowed to mount");
        try {
            assertThatExceptionOfType(BackupOfBackupsException.class).isThrownBy(job::snapshot);
        } finally {
            Trees.make(root, "umount second");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"backups", "backups/", "backups/web1", "link/", "link/web1/"})
    void aPathThatLeadsIntoThemIsRefusedWithASentence(String path) throws IOException {
        Files.createSymbolicLink(root.resolve("link"), root.resolve("backups"));
        LocalJob job = job(root + "/" + path);
        Files.createDirectories(root.resolve("backups/web1"));

        assertThatExceptionOfType(BackupOfBackupsException.class)
                .isThrownBy(job::snapshot)
                .satisfies(refused -> assertThat(refused.toFailure().sentence())
                        .contains(root + "/" + path, root.resolve("backups").toString(), "web1 / tree"));
    }
}
