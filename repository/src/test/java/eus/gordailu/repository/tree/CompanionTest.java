package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.TreeComparison;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionTest {

    private static final List<TreePath> APART =
            List.of(new TreePath("b"), new TreePath("a/b"), new TreePath("nowhere"));

    @TempDir
    Path path;

    private Path from;
    private Path to;

    @BeforeEach
    void aTree() throws IOException {
        from = path.resolve("from");
        to = Files.createDirectory(path.resolve("to"));
        for (String directory : List.of("a/b/b", "a/c", "b/b", "b/nowhere")) {
            Files.createDirectories(from.resolve(directory));
            Files.createFile(from.resolve(directory).resolve("file"));
        }
        for (Path directory : List.of(from.resolve("b"), from.resolve("a"), from)) {
            Files.setLastModifiedTime(directory, FileTime.from(Instant.EPOCH));
        }
    }

    @Test
    void whatItTakesIsMadeAndCountedAsTheRestIs() throws IOException {
        LinkedTree made = linked();

        assertThat(TreeComparison.differences(from, to)).isEmpty();
        assertThat(made.directories()).isEqualTo(8);
        assertThat(made.linked()).isEqualTo(4);
    }

    @Test
    void itsErrorIsTheWalksOwn() throws IOException {
        // A file system of its own takes no links.
        Path mounted = from.resolve("b/b/mounted");
        Files.createDirectory(mounted);
        Command.run("mount", "-t", "tmpfs", "none", mounted);
        try {
            Files.createFile(mounted.resolve("file"));

            assertThatExceptionOfType(PosixException.class)
                    .isThrownBy(this::linked)
                    .satisfies(refused -> assertThat(refused.errno()).isEqualTo(Errno.EXDEV));
        } finally {
            Command.run("umount", mounted);
        }
        assertThatNobodyWrites();
    }

    @Test
    void whoIsInterruptedLeavesNobodyBehindThatWrites() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(this::linked);
        } finally {
            assertThat(Thread.interrupted()).isFalse();
        }
        assertThatNobodyWrites();
    }

    private LinkedTree linked() throws IOException {
        try (Directory source = Directory.open(from);
                Directory target = Directory.open(to)) {
            return TreeLink.link(source, target, APART);
        }
    }

    private static void assertThatNobodyWrites() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("staging-companion"));
    }
}
