package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.DeepTree;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.posix.Timestamp;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.SmallDisk;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeLinkTest {

    private static final FileName FULL = FileName.of("full");

    @TempDir
    Path path;

    private Path sourcePath;
    private Path targetPath;
    private Directory source;
    private Directory target;

    @BeforeEach
    void twoDirectories() throws IOException {
        sourcePath = Files.createDirectory(path.resolve("source"));
        targetPath = Files.createDirectory(path.resolve("target"));
        source = Directory.open(sourcePath);
        target = Directory.open(targetPath);
    }

    @AfterEach
    void closed() {
        source.close();
        target.close();
    }

    @Test
    void filesAreSharedAndDirectoriesAreNot() throws IOException {
        Files.createDirectories(sourcePath.resolve("etc/network"));
        Files.writeString(sourcePath.resolve("etc/hosts"), "hosts");
        Files.createSymbolicLink(sourcePath.resolve("etc/link"), Path.of("/etc"));

        LinkedTree made = TreeLink.link(source, target);

        assertThat(made).isEqualTo(new LinkedTree(3, 0, 2, 0, 0, 0, List.of()));
        assertThat(TreeComparison.differences(sourcePath, targetPath)).isEmpty();
        assertThat(TreeState.of(target).inodes()).isEqualTo(TreeState.of(source).inodes());
        assertThat(target.status(FileName.of("etc")).inode())
                .isNotEqualTo(source.status(FileName.of("etc")).inode());
    }

    @Test
    void aDirectoryIsCompletedAndWhatItHasStays() throws IOException {
        Files.createDirectories(sourcePath.resolve("there/older"));
        Files.createDirectories(sourcePath.resolve("missing/below"));
        Files.writeString(sourcePath.resolve("missing/below/file"), "x");
        Files.writeString(sourcePath.resolve("file"), "older");
        Files.writeString(sourcePath.resolve("gone"), "x");
        Files.createDirectory(targetPath.resolve("there"));
        Files.writeString(targetPath.resolve("file"), "newer");
        target.inode().mode(0500);
        target.inode().modified(new Timestamp(1, 2));

        LinkedTree made = TreeLink.complete(
                source,
                target,
                Set.of(FileName.of("there"), FileName.of("missing"), FileName.of("file"), FileName.of("gone")));

        assertThat(made).isEqualTo(new LinkedTree(2, 0, 2, 0, 0, 0, List.of()));
        assertThat(Files.readString(targetPath.resolve("file"))).isEqualTo("newer");
        assertThat(targetPath.resolve("there")).isEmptyDirectory();
        assertThat(TreeComparison.differences(sourcePath.resolve("missing"), targetPath.resolve("missing")))
                .isEmpty();
        assertThat(target.status(FileName.of("gone")).inode())
                .isEqualTo(source.status(FileName.of("gone")).inode());
        assertThat(target.status().permissions()).isEqualTo(0500);
        assertThat(target.status().modified()).isEqualTo(new Timestamp(1, 2));
    }

    @Test
    void itIsCompletedAtEveryDepthButWhereWhatItHasIsKnownToBeAll() throws IOException {
        for (String directory : List.of("left/deep", "linked", "known", "missing")) {
            Files.createDirectories(sourcePath.resolve(directory));
            Files.writeString(sourcePath.resolve(directory).resolve("file"), "x");
            Files.writeString(sourcePath.resolve(directory).resolve("other"), "x");
        }
        for (String directory : List.of("left/deep", "linked", "known")) {
            Files.createDirectories(targetPath.resolve(directory));
        }
        Files.writeString(targetPath.resolve("left/deep/file"), "newer");
        Files.createLink(targetPath.resolve("linked/file"), sourcePath.resolve("linked/file"));

        LinkedTree made =
                TreeLink.completeThroughout(source, target, directory -> directory.equals(TreePath.of("known")));

        assertThat(made).isEqualTo(new LinkedTree(1, 0, 3, 0, 0, 0, List.of()));
        assertThat(Files.readString(targetPath.resolve("left/deep/file"))).isEqualTo("newer");
        assertThat(targetPath.resolve("left/deep/other")).exists();
        assertThat(targetPath.resolve("missing/other")).exists();
        assertThat(targetPath.resolve("linked/other")).doesNotExist();
        assertThat(targetPath.resolve("known")).isEmptyDirectory();
    }

    @Test
    void aTreeOnAnotherFileSystemIsRefusedBeforeAnythingIsDone() throws IOException {
        Files.writeString(sourcePath.resolve("file"), "x");
        try (SmallDisk disk = SmallDisk.mountedOn(Files.createDirectory(path.resolve("disk")));
                Directory elsewhere = Directory.open(disk.path())) {
            assertThatExceptionOfType(TreesNotLinkableException.class)
                    .isThrownBy(() -> TreeLink.link(source, elsewhere))
                    .withMessageContaining("two file systems")
                    .satisfies(e -> assertThat(e.code()).isEqualTo("tree.other-file-system"));
            assertThat(elsewhere.empty()).isTrue();
        }
    }

    @Test
    void aDirectoryThatHoldsSomethingAndTheSourceItselfAreRefused() throws IOException {
        assertThatExceptionOfType(TreesNotLinkableException.class).isThrownBy(() -> TreeLink.link(source, source));
        Files.createFile(targetPath.resolve("mine"));
        assertThatExceptionOfType(TreesNotLinkableException.class)
                .isThrownBy(() -> TreeLink.link(source, target))
                .withMessageContaining("not empty");
        assertThat(targetPath).isDirectoryContaining("glob:**/mine");
    }

    @Test
    void aChainOfFiveThousandDirectoriesIsLinkedWithFewOfThemOpen() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(Files.createDirectory(path.resolve("disk")));
                Directory deep =
                        Directory.open(Files.createDirectory(disk.path().resolve("deep")));
                Directory copy =
                        Directory.open(Files.createDirectory(disk.path().resolve("copy")))) {
            DeepTree.make(deep, 5_000);

            assertThat(withFewFiles(() -> TreeLink.link(deep, copy)).directories())
                    .isEqualTo(5_001);
            assertThat(withFewFiles(() -> TreeRecycle.recycle(deep, copy)).directories())
                    .isEqualTo(5_001);
        }
    }

    @FunctionalInterface
    private interface Work {
        LinkedTree run() throws IOException;
    }

    /** With so few that can be open beyond those that are. */
    private static LinkedTree withFewFiles(Work work) throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        String before = Command.run("prlimit", "--pid", pid, "--nofile", "--raw", "--noheadings", "-o", "SOFT")
                .strip();
        long highest;
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            highest = open.mapToLong(one -> Long.parseLong(one.getFileName().toString()))
                    .max()
                    .orElseThrow();
        }
        Command.run("prlimit", "--pid", pid, "--nofile=" + (highest + 40) + ":");
        try {
            return work.run();
        } finally {
            Command.run("prlimit", "--pid", pid, "--nofile=" + before + ":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deeper"})
    void anInodeThatTakesNoMoreLinksIsCopiedOnceAndItsNamesStayTogether(String apart) throws IOException {
        makeFull();
        TreeState before = TreeState.of(source);

        LinkedTree made = TreeLink.link(source, target, List.of(new TreePath(apart)));

        assertThat(made.copied()).isEqualTo(1);
        assertThat(made.copiedBytes()).isEqualTo(10_000_000);
        assertThat(made.linked()).isEqualTo(2);
        assertThat(made.named()).hasSize(1).first().extracting(TreePath::name).isIn("full", "second", "third");
        assertThat(TreeComparison.differences(sourcePath, targetPath)).isEmpty();
        assertThat(TreeState.of(source)).isEqualTo(before);
        assertThat(target.status(FULL).inode()).isNotEqualTo(source.status(FULL).inode());
        assertThat(target.status(FULL).links()).isEqualTo(3);
        assertThat(blocks(targetPath.resolve("full"))).isEqualTo(blocks(sourcePath.resolve("full")));
    }

    /** A file of three names in the source, with holes and attributes, that has as many links as can be. */
    private void makeFull() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(sourcePath.resolve("full").toFile(), "rw")) {
            file.seek(5_000_000);
            file.write(new byte[] {1, 2, 3});
            file.setLength(10_000_000);
        }
        try (Inode inode = source.inode(FULL)) {
            inode.owner(1000, 1001);
            inode.setExtended("user.gordailu", "kept");
            inode.mode(06751);
            inode.modified(new Timestamp(1_000_000_000, 123_456_789));
            Directory deeper = Directory.open(Files.createDirectory(sourcePath.resolve("deeper")));
            inode.linkTo(deeper, FileName.of("second"));
            inode.linkTo(source, FileName.of("third"));
            fill(inode, Directory.open(Files.createDirectory(path.resolve("elsewhere"))));
        }
    }

    private static void fill(Inode inode, Directory elsewhere) throws IOException {
        for (int at = 0; at < 70_000; at++) {
            try {
                inode.linkTo(elsewhere, FileName.of(Integer.toString(at)));
            } catch (PosixException e) {
                assertThat(e.errno()).isEqualTo(Errno.EMLINK);
                return;
            }
        }
        Assumptions.abort("The file system of the temporary directory knows no limit of links (ext4 does)");
    }

    private static String blocks(Path file) throws IOException {
        return Command.run("stat", "--format=%b", file);
    }
}
