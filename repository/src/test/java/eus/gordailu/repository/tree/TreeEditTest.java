package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Timestamp;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeEditTest {

    private static final int NOBODY = 65_534;
    private static final Timestamp LONG_AGO = new Timestamp(1_000_000_000, 123_456_789);

    @TempDir
    Path path;

    private Path latest;
    private Path staged;
    private Directory directory;
    private TreeEdit edit;

    @BeforeEach
    void aStagedTree() throws IOException {
        latest = Files.createDirectory(path.resolve("latest"));
        Files.createDirectories(latest.resolve("etc/network/up"));
        Files.createDirectories(latest.resolve("home"));
        for (String file : new String[] {"etc/hosts", "etc/network/interfaces", "etc/network/up/script", "home/a"}) {
            Files.writeString(latest.resolve(file), file);
        }
        for (String one : new String[] {"etc/network/up", "etc/network", "etc", "home", ""}) {
            try (Directory each = Directory.open(latest.resolve(one))) {
                each.inode().modified(LONG_AGO);
            }
        }
        staged = path.resolve("staged");
        Command.run("cp", "-al", latest, staged);
        directory = Directory.open(staged);
        edit = new TreeEdit(directory);
    }

    @AfterEach
    void closed() {
        edit.close();
        directory.close();
    }

    @Test
    void aFileIsUnlinkedHereAndStaysInTheSnapshotAsItWas() throws IOException {
        TreeState before = TreeState.of(latest);

        edit.unlink(TreePath.of("etc/network/interfaces"));
        edit.remove(TreePath.of("home/a"));

        assertThat(staged.resolve("etc/network/interfaces")).doesNotExist();
        assertThat(staged.resolve("home")).isEmptyDirectory();
        assertThat(TreeComparison.differences(before, TreeState.of(latest))).isEmpty();
    }

    @Test
    void aDirectoryStaysWhenUnlinkedAndGoesWithAllInItWhenRemoved() throws IOException {
        edit.unlink(TreePath.of("etc/network"));
        assertThat(TreeComparison.differences(latest, staged)).isEmpty();

        edit.remove(TreePath.of("etc/network"));
        assertThat(staged.resolve("etc").toFile().list()).containsExactly("hosts");
    }

    @Test
    void aFileGetsANewNameInADirectoryThatIsMadeForIt() throws IOException {
        edit.link(TreePath.of("home/b"), TreePath.of("home/a"));
        edit.link(TreePath.of("new/and/deep/hosts"), TreePath.of("etc/hosts"));

        for (String name : List.of("home/b", "home/a")) {
            assertThat(Files.isSameFile(staged.resolve(name), latest.resolve("home/a")))
                    .isTrue();
        }
        assertThat(Files.isSameFile(staged.resolve("new/and/deep/hosts"), latest.resolve("etc/hosts")))
                .isTrue();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> edit.link(TreePath.of("c"), TreePath.of("gone/a")))
                .withMessageContaining("gone/a");
    }

    @Test
    void whatIsNotThereIsNothingToDo() throws IOException {
        edit.remove(TreePath.of("etc/nothing"));
        edit.unlink(TreePath.of("etc/nothing/at/all"));
        edit.remove(TreePath.of("etc/hosts/below/a/file"));
        edit.unlink(TreePath.of("x".repeat(300) + "/y"));
        edit.remove(TreePath.of("x".repeat(300)));
        edit.unlink(TreePath.ROOT);

        assertThat(TreeComparison.differences(latest, staged)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> edit.remove(TreePath.ROOT));
    }

    @Test
    void aPlantedLinkIsRemovedItselfAndNeverFollowed() throws IOException {
        Path outside = Files.createDirectory(path.resolve("outside"));
        Files.createDirectory(outside.resolve("directory"));
        Files.writeString(outside.resolve("file"), "kept");
        Files.createSymbolicLink(staged.resolve("etc/link"), outside);
        Files.createSymbolicLink(staged.resolve("etc/network/link"), outside);

        edit.unlink(TreePath.of("etc/link/file"));
        edit.remove(TreePath.of("etc/link/directory"));
        edit.remove(TreePath.of("etc/network"));
        assertThat(staged.resolve("etc/link")).isSymbolicLink();
        edit.remove(TreePath.of("etc/link"));

        assertThat(staged.resolve("etc/link").toFile().list()).isNull();
        assertThat(outside.resolve("file")).hasContent("kept");
        assertThat(outside.resolve("directory")).isDirectory();
    }

    @Test
    void directoriesGetTheTimesBackThatTheyHadBeforeTheFirstTouch() throws IOException {
        edit.unlink(TreePath.of("etc/hosts"));
        edit.unlink(TreePath.of("etc/network/up/script"));
        edit.unlink(TreePath.of("home/a"));
        edit.unlink(TreePath.of("etc/network/new"));
        edit.unlink(TreePath.of("added"));
        asRsyncWould("etc/hosts", "etc/network/up/script", "home/a", "etc/network/new", "added");

        edit.restoreTimes(Set.of(TreePath.of("home")));

        assertThat(timesOf("", "etc", "etc/network", "etc/network/up")).containsOnly(LONG_AGO);
        assertThat(timesOf("home")).doesNotContain(LONG_AGO);
    }

    @Test
    void aDirectoryThatWasRemovedAndMadeAnewKeepsItsNewTime() throws IOException {
        edit.unlink(TreePath.of("etc/network/up/script"));
        edit.remove(TreePath.of("etc/network"));
        edit.unlink(TreePath.of("home/a"));
        Files.createDirectories(staged.resolve("etc/network/up"));
        Command.run("rm", "-r", staged.resolve("home"));

        edit.restoreTimes(Set.of());

        assertThat(timesOf("etc/network", "etc/network/up")).doesNotContain(LONG_AGO);
        assertThat(timesOf("etc")).containsOnly(LONG_AGO);
    }

    @Test
    void pathsInAnyOrderAreFound() throws IOException {
        edit.unlink(TreePath.of("etc/network/up/script"));
        edit.unlink(TreePath.of("home/a"));
        edit.unlink(TreePath.of("etc/network/interfaces"));
        edit.remove(TreePath.of("etc/network/up"));
        edit.unlink(TreePath.of("etc/hosts"));

        assertThat(TreeState.of(staged).entries()).containsOnlyKeys("", "etc", "etc/network", "home");
    }

    @Test
    void aDirectoryThatForbidsItsOwnerIsEditedWithoutRootsPowersAndForbidsAgain() throws Exception {
        for (Path each : new Path[] {latest, staged}) {
            Files.setPosixFilePermissions(each.resolve("etc"), PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Command.run("chown", "-R", NOBODY, latest, staged);

        FileSystemUser.as(NOBODY, () -> {
            try {
                edit.unlink(TreePath.of("etc/hosts"));
                edit.remove(TreePath.of("etc/network"));
                edit.restoreTimes(Set.of());
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(Files.getPosixFilePermissions(staged.resolve("etc")))
                .isEqualTo(PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(staged.resolve("etc")).isEmptyDirectory();
        assertThat(timesOf("etc")).containsOnly(LONG_AGO);
    }

    private void asRsyncWould(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(staged.resolve(file), "new");
        }
    }

    private List<Timestamp> timesOf(String... directories) throws IOException {
        TreeState state = TreeState.of(staged);
        return Arrays.stream(directories).map(one -> state.at(one).modified()).toList();
    }
}
