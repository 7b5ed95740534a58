package eus.gordailu.repository.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.posix.DeepTree;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiredTreesTest {

    @TempDir
    Path path;

    private Path expired;
    private ExpiredTrees trees;

    @BeforeEach
    void aJob() throws IOException {
        JobFixture fixture = JobFixture.in(Files.createDirectory(path.resolve("location")));
        expired = fixture.job().expired();
        trees = new ExpiredTrees(fixture.job());
    }

    @Test
    void symbolicLinksAreDeletedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(path.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        Path tree = Files.createDirectories(expired.resolve("2026-11-23T02-00-00Z/data"));
        Files.createSymbolicLink(tree.resolve("directory"), outside);
        Files.createSymbolicLink(tree.resolve("file"), outside.resolve("kept"));
        Files.createSymbolicLink(expired.resolve("planted"), outside);
        Files.createSymbolicLink(tree.resolve("nowhere"), Path.of("nowhere"));

        assertThat(trees.deleteAll(DeletionRate.UNBOUNDED).files()).isEqualTo(4);
        assertThat(expired).isEmptyDirectory();
        assertThat(outside.resolve("kept")).hasContent("kept");
    }

    @Test
    void filesThatAreLinkedElsewhereStayThereUnchanged() throws IOException {
        Path kept = Files.writeString(path.resolve("kept"), "kept");
        Files.createLink(Files.createDirectory(expired.resolve("old")).resolve("hosts"), kept);

        assertThat(trees.deleteAll(DeletionRate.UNBOUNDED).clean()).isTrue();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void namesThatAreNoTextAreDeleted() throws IOException {
        try (Directory directory = Directory.open(expired)) {
            for (int octet = 1; octet < 256; octet++) {
                if (octet != '/' && octet != '.') {
                    FileName name = FileName.of(new byte[] {(byte) octet});
                    directory.makeDirectory(name, 0700);
                    try (Directory child = directory.child(name)) {
                        child.write(FileName.of(new byte[] {(byte) octet, '\n', (byte) 0xff}), new byte[0]);
                    }
                }
            }
        }

        assertThat(trees.deleteAll(DeletionRate.UNBOUNDED))
                .isEqualTo(new DeletionReport(253, 253, 0, java.util.List.of()));
    }

    @Test
    void aTreeOfFiveThousandLevelsIsDeleted() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(expired)) {
            try (Directory directory = Directory.open(disk.path())) {
                DeepTree.make(directory, 5_000);
            }

            assertThat(trees.deleteAll(DeletionRate.UNBOUNDED).directories()).isEqualTo(5_000);
            assertThat(expired).isEmptyDirectory();
        }
    }

    @Test
    void directoriesThatForbidTheirOwnerAreDeletedAlsoWithoutRootsPowers() throws Exception {
        for (String mode : new String[] {"---------", "r-xr-xr-x", "-w-------", "--x------"}) {
            Path tree = Files.createDirectories(expired.resolve(mode + "/in"));
            Files.writeString(tree.resolve("file"), "text");
            Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString(mode));
        }
        Runtime.getRuntime()
                .exec(new String[] {
                    "chown", "-R", FileSystemUser.NOBODY + ":" + FileSystemUser.NOBODY, expired.toString()
                })
                .waitFor();
        openTheWay();

        DeletionReport report = FileSystemUser.as(FileSystemUser.NOBODY, () -> trees.deleteAll(DeletionRate.UNBOUNDED));

        assertThat(report.leftovers()).isEmpty();
        assertThat(expired).isEmptyDirectory();
    }

    @Test
    void whatCantBeDeletedIsNamedAndTheRestGoes() throws Exception {
        Path tree = Files.createDirectories(expired.resolve("2026-11-23T02-00-00Z/data"));
        Path stubborn = Files.writeString(tree.resolve("stubborn"), "x");
        Path marked = expired.resolve("deleting-2026-11-23T02-00-00Z/data");
        Files.writeString(tree.resolve("plain"), "x");
        immutable(stubborn, "+i");
        try {
            DeletionReport report = trees.deleteAll(DeletionRate.UNBOUNDED);

            assertThat(report.leftovers())
                    .containsExactly(new Leftover(marked.resolve("stubborn").toString(), "EPERM"));
            assertThat(report.clean()).isFalse();
            assertThat(marked).isDirectoryNotContaining("glob:**plain");
        } finally {
            immutable(marked.resolve("stubborn"), "-i");
        }
        assertThat(trees.deleteAll(DeletionRate.UNBOUNDED).clean()).isTrue();
        assertThat(expired).isEmptyDirectory();
    }

    @Test
    void aSecondDeletionAtTheSameTimeLeavesTheWorkToTheFirst() throws IOException {
        Files.createDirectory(expired.resolve("old"));
        try (Directory directory = Directory.open(expired)) {
            var lock = directory.tryLock().orElseThrow();
            assertThat(trees.deleteAll(DeletionRate.UNBOUNDED).directories()).isZero();
            lock.close();
        }
        assertThat(trees.deleteAll(DeletionRate.UNBOUNDED).directories()).isEqualTo(1);
    }

    private static void immutable(Path file, String flag) throws Exception {
        Process chattr = new ProcessBuilder("chattr", flag, file.toString()).start();
        assertThat(chattr.waitFor(10, TimeUnit.SECONDS) && chattr.exitValue() == 0)
                .as("chattr %s %s works (run the tests as root on a file system that knows it)", flag, file)
                .isTrue();
    }

    /** Another user must get as far as the expired trees. */
    private void openTheWay() throws IOException {
        for (Path part = expired.getParent(); part != null && part.startsWith(path); part = part.getParent()) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (Stream<Path> all = Files.list(expired)) {
            assertThat(all.map(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)))
                    .hasSize(4);
        }
    }
}
