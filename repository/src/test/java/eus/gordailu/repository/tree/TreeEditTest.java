package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeEditTest {

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
    void aFileIsRemovedHereAndStaysInTheSnapshotAsItWas() throws IOException {
        TreeState before = TreeState.of(latest);

        edit.remove(TreePath.of("etc/network/interfaces"));
        edit.remove(TreePath.of("home/a"));

        assertThat(staged.resolve("etc/network/interfaces")).doesNotExist();
        assertThat(staged.resolve("home")).isEmptyDirectory();
        assertThat(TreeComparison.differences(before, TreeState.of(latest))).isEmpty();
    }

    @Test
    void aDirectoryGoesWithAllInIt() throws IOException {
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
        edit.remove(TreePath.of("etc/nothing/at/all"));
        edit.remove(TreePath.of("etc/hosts/below/a/file"));
        edit.remove(TreePath.of("x".repeat(300) + "/y"));
        edit.remove(TreePath.of("x".repeat(300)));

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

        edit.remove(TreePath.of("etc/link/file"));
        edit.remove(TreePath.of("etc/link/directory"));
        edit.remove(TreePath.of("etc/network"));
        assertThat(staged.resolve("etc/link")).isSymbolicLink();
        edit.remove(TreePath.of("etc/link"));

        assertThat(staged.resolve("etc/link").toFile().list()).isNull();
        assertThat(outside.resolve("file")).hasContent("kept");
        assertThat(outside.resolve("directory")).isDirectory();
    }

    @Test
    void pathsInAnyOrderAreFound() throws IOException {
        edit.remove(TreePath.of("etc/network/up/script"));
        edit.remove(TreePath.of("home/a"));
        edit.remove(TreePath.of("etc/network/interfaces"));
        edit.remove(TreePath.of("etc/network/up"));
        edit.remove(TreePath.of("etc/hosts"));

        assertThat(TreeState.of(staged).entries()).containsOnlyKeys("", "etc", "etc/network", "home");
    }

    @Test
    void aDirectoryThatForbidsItsOwnerIsEditedWithoutRootsPowers() throws Exception {
        for (Path each : new Path[] {latest, staged}) {
            Files.setPosixFilePermissions(each.resolve("etc"), PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Command.run("chown", "-R", FileSystemUser.NOBODY, latest, staged);

        FileSystemUser.as(FileSystemUser.NOBODY, () -> {
            try {
                edit.remove(TreePath.of("etc/hosts"));
                edit.remove(TreePath.of("etc/network"));
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(staged.resolve("etc")).isEmptyDirectory();
    }
}
