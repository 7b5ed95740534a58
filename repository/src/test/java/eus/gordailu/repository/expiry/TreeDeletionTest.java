package eus.gordailu.repository.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDeletionTest {

    private static final int FILES = 200;

    @TempDir
    Path path;

    @Test
    void eachEntryCountsAgainstTheRate() throws IOException {
        for (int file = 0; file < FILES / 2; file++) {
            Path directory = Files.createDirectories(path.resolve("tree/" + file % 10));
            Files.createFile(directory.resolve("a" + file));
            Files.createFile(directory.resolve("b" + file));
        }
        Pauses pauses = new Pauses();
        TreeDeletion deletion = new TreeDeletion(new Throttle(new DeletionRate(10), pauses), Checkpoint.NONE);

        try (Directory root = Directory.open(path)) {
            deletion.deleteTree(root, FileName.of("tree"));
        }

        assertThat(path).isEmptyDirectory();
        assertThat(deletion.report()).isEqualTo(new DeletionReport(FILES, 11, 0, java.util.List.of()));
        assertThat(pauses.nanos / 1_000_000).isEqualTo((FILES + 11) * 100);
    }

    /** The files that a process has open can't be listed once it is dead. */
    @Test
    void aDirectoryThatCantBeListedEndsNoDeletion() throws Exception {
        for (int directory = 0; directory < 10; directory++) {
            Files.createFile(Files.createDirectories(path.resolve("tree/" + directory + "/in"))
                    .resolve("file"));
        }
        Path sick = Files.createDirectory(path.resolve("tree/5/sick"));
        Process process = new ProcessBuilder("sleep", "60").start();
        mount("mount", "--bind", "/proc/%d/fd".formatted(process.pid()), sick.toString());
        process.destroyForcibly().waitFor();
        TreeDeletion deletion = new TreeDeletion(new Throttle(DeletionRate.UNBOUNDED, Ticker.SYSTEM), Checkpoint.NONE);
        try (Directory root = Directory.open(path)) {
            deletion.deleteTree(root, FileName.of("tree"));
        } finally {
            mount("umount", sick.toString());
        }

        assertThat(deletion.report().clean()).isFalse();
        assertThat(path.resolve("tree").toFile().list()).containsExactly("5");
        assertThat(path.resolve("tree/5").toFile().list()).containsExactly("sick");
    }

    private static void mount(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor())
                .as("%s (run the tests as root)", String.join(" ", command))
                .isZero();
    }

    /** Time passes only while somebody waits. */
    private static final class Pauses implements Ticker {

        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(long pause) {
            nanos += pause;
        }
    }
}
