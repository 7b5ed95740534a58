package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRecycleTest {

    @TempDir
    Path path;

    private Path latest;
    private Path expired;

    @BeforeEach
    void anExpiredTreeThatIsLikeTheLatest() throws IOException {
        latest = Files.createDirectory(path.resolve("latest"));
        Files.createDirectories(latest.resolve("etc/network"));
        Files.writeString(latest.resolve("etc/hosts"), "hosts");
        Files.writeString(latest.resolve("etc/network/interfaces"), "lo");
        expired = path.resolve("expired");
        Command.run("cp", "-al", latest, expired);
    }

    @Test
    void whatIsTheSameStaysAndNothingIsWritten() throws IOException {
        TreeState before = TreeState.of(expired);

        assertThat(recycle()).isEqualTo(new LinkedTree(3, 2, 0, 0, 0, 0, List.of()));
        assertThat(TreeState.of(expired)).isEqualTo(before);
    }

    @Test
    void aNameWithAnotherInodeIsLinkedAfresh() throws IOException {
        Files.delete(expired.resolve("etc/hosts"));
        Files.writeString(expired.resolve("etc/hosts"), "hosts");

        assertThat(recycle()).isEqualTo(new LinkedTree(3, 1, 1, 1, 0, 0, List.of()));
        assertRecycled();
    }

    @Test
    void aDirectoryMakesWayForAFileAndAFileForADirectory() throws IOException {
        Files.delete(expired.resolve("etc/hosts"));
        Files.createDirectories(expired.resolve("etc/hosts/old/older"));
        Command.run("rm", "-r", expired.resolve("etc/network"));
        Files.createFile(expired.resolve("etc/network"));

        assertThat(recycle()).isEqualTo(new LinkedTree(3, 0, 2, 4, 0, 0, List.of()));
        assertRecycled();
    }

    @Test
    void aLinkPlantedInPlaceOfADirectoryIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(path.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        TreeState before = TreeState.of(outside);
        Command.run("rm", "-r", expired.resolve("etc/network"));
        Files.createSymbolicLink(expired.resolve("etc/network"), outside);
        Files.createDirectory(expired.resolve("more"));
        Files.createSymbolicLink(expired.resolve("more/link"), outside);

        recycle();

        assertRecycled();
        assertThat(TreeState.of(outside)).isEqualTo(before);
    }

    @Test
    void aTreeWhoseRecyclingWasInterruptedIsRecycledAgain() throws IOException {
        Command.run("rm", "-r", expired.resolve("etc/network"));
        Files.createDirectory(expired.resolve("etc/network"), PosixFilePermissions.asFileAttribute(Set.of()));
        Files.delete(expired.resolve("etc/hosts"));

        recycle();

        assertRecycled();
    }

    @Test
    void directoriesThatForbidTheirOwnerAreRecycledAlsoWithoutRootsPowers() throws Exception {
        Files.createDirectories(latest.resolve("closed"));
        Files.writeString(latest.resolve("closed/file"), "file");
        Files.writeString(expired.resolve("etc/network/old"), "old");
        mode(latest.resolve("closed"), "r-xr-xr-x");
        mode(expired.resolve("etc/network"), "r-xr-xr-x");
        mode(expired.resolve("etc"), "---------");
        mode(expired, "r-xr-xr-x");
        mode(path, "rwxr-xr-x");
        Command.run("chown", "-R", FileSystemUser.NOBODY, latest, expired);

        FileSystemUser.as(FileSystemUser.NOBODY, () -> {
            try {
                return recycle();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertRecycled();
    }

    @Test
    void theLatestTreeItselfIsRefused() throws IOException {
        try (Directory directory = Directory.open(latest)) {
            assertThatExceptionOfType(TreesNotLinkableException.class)
                    .isThrownBy(() -> TreeRecycle.recycle(directory, directory));
        }
    }

    @Test
    void namesThatAreNoTextAreRecycled() throws IOException {
        try (Directory directory = Directory.open(latest);
                Directory old = Directory.open(expired)) {
            for (int octet = 1; octet < 256; octet++) {
                if (octet != '/' && octet != '.') {
                    FileName name = FileName.of(new byte[] {(byte) octet});
                    directory.makeDirectory(name, 0700);
                    directory.makeNode(FileName.of(new byte[] {(byte) octet, '\n', (byte) 0xff}), 0010600, 0);
                    old.makeNode(name, 0010600, 0);
                }
            }
        }

        assertThat(recycle().removed()).isEqualTo(253);
        assertRecycled();
    }

    private LinkedTree recycle() throws IOException {
        try (Directory from = Directory.open(latest);
                Directory to = Directory.open(expired)) {
            return TreeRecycle.recycle(from, to);
        }
    }

    private void assertRecycled() throws IOException {
        assertThat(TreeComparison.differences(latest, expired)).isEmpty();
        assertThat(TreeState.of(expired).inodes())
                .isEqualTo(TreeState.of(latest).inodes());
    }

    private static void mode(Path directory, String permissions) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }
}
