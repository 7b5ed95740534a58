package eus.gordailu.repository.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.repository.testing.SmallDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

    private static final FileName LATIN_1 = FileName.of(new byte[] {'c', 'a', 'f', (byte) 0xe9});

    @TempDir
    Path path;

    private Directory directory;

    @BeforeEach
    void open() throws IOException {
        directory = Directory.open(path);
    }

    @Test
    void aWrittenFileReplacesTheOldOneAndLeavesNothingBeside() throws IOException {
        FileName name = FileName.of("job.json");
        directory.write(name, new byte[] {1});
        directory.write(name, new byte[] {2, 3});

        assertThat(path.resolve("job.json")).hasBinaryContent(new byte[] {2, 3});
        assertThat(names()).containsExactly(name);
    }

    @Test
    void aFileIsOverwrittenBitByBitHoweverLongTheBitsAre() throws IOException {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        directory.write(LATIN_1, new byte[300_000]);

        try (OutputStream file = directory.overwrite(LATIN_1)) {
            file.write(content[0]);
            file.write(content, 1, 150_000);
            file.write(content, 150_001, content.length - 150_001);
        }

        try (InputStream file = directory.read(LATIN_1)) {
            assertThat(file.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void namesAreBytesAndSurviveWhenTheyAreNoText() throws IOException {
        directory.makeDirectory(LATIN_1, 0700);

        assertThat(names()).containsExactly(LATIN_1);
        assertThat(directory.status(LATIN_1).directory()).isTrue();
        directory.removeDirectory(LATIN_1);
        assertThat(directory.empty()).isTrue();
    }

    @Test
    void namesThatAreNoTextAreShownEscaped() {
        assertThat(LATIN_1).hasToString("caf\\#351");
        assertThat(FileName.of("a\nb")).hasToString("a\\#012b");
        assertThat(FileName.of("ñandú")).hasToString("ñandú");
    }

    @Test
    void aNameHasNoSlashAndNoNull() {
        assertThatThrownBy(() -> FileName.of("a/b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileName.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMoveNeverTakesAnExistingNameNotEvenOfAnEmptyDirectory() throws IOException {
        directory.makeDirectory(FileName.of("new"), 0700);
        directory.makeDirectory(FileName.of("old"), 0700);

        assertThatExceptionOfType(PosixException.class)
                .isThrownBy(() -> directory.moveTo(directory, FileName.of("new"), FileName.of("old")))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EEXIST))
                .withMessageContaining(path + "/old: EEXIST");
    }

    @Test
    void aSymbolicLinkIsNotEnteredAsADirectory() throws IOException {
        Files.createSymbolicLink(path.resolve("link"), Path.of("/etc"));

        assertThatExceptionOfType(PosixException.class)
                .isThrownBy(() -> directory.child(FileName.of("link")))
                .satisfies(e -> assertThat(e.errno()).isIn(Errno.ENOTDIR, Errno.ELOOP));
    }

    @Test
    void aLockHasOneHolderInThisProcess() throws IOException {
        FileName lock = FileName.of("lock");
        try (HeldLock held = directory.tryLock(lock).orElseThrow()) {
            assertThat(held.held()).isTrue();
            assertThat(directory.tryLock(lock)).isEmpty();
        }
        assertThat(directory.tryLock(lock)).isPresent();
    }

    @Test
    void aListingShowsEveryEntryOfALargeDirectory() throws IOException {
        for (int at = 0; at < 3_000; at++) {
            Files.createFile(path.resolve("a-name-that-takes-some-room-in-the-buffer-" + at));
        }

        assertThat(names()).hasSize(3_000).doesNotHaveDuplicates();
    }

    @Test
    void aListingIsWholeAgainAndAgainAlsoWithinAnother() throws IOException {
        Files.createFile(path.resolve("one"));
        Files.createFile(path.resolve("two"));
        List<Integer> within = new ArrayList<>();

        directory.list(entry -> within.add(names().size()));

        assertThat(within).containsExactly(2, 2);
        assertThat(names()).hasSize(2);
    }

    @Test
    void aListingTellsInodeAndTypeAsAStatusDoes() throws IOException {
        Files.createFile(path.resolve("file"));
        Files.createSymbolicLink(path.resolve("link"), Path.of("file"));
        directory.makeNode(FileName.of("pipe"), 0010600, 0);

        directory.list(entry -> {
            FileStatus status = directory.status(entry.name());
            assertThat(entry).isEqualTo(new Entry(entry.name(), status.inode(), status.type()));
        });
        assertThat(directory.status(FileName.of("link")).type()).isEqualTo(EntryType.SYMBOLIC_LINK);
    }

    @Test
    void aTreeOfFiveThousandLevelsIsWalkedWithFewOpenDirectories() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(Files.createDirectory(path.resolve("disk")));
                Directory root = Directory.open(disk.path())) {
            DeepTree.make(root, 5_000);
            assertThat(levelsRemovedFrom(root)).isEqualTo(5_000);
            assertThat(root.empty()).isTrue();
        }
    }

    private static int levelsRemovedFrom(Directory root) throws IOException {
        int before = openAnywhere();
        AtomicInteger left = new AtomicInteger();

        TreeWalk.walk(root, new TreeVisitor() {
            @Override
            public void file(Directory parent, FileName name) {}

            @Override
            public void left(Directory parent, FileName name) throws IOException {
                left.incrementAndGet();
                assertThat(openAnywhere()).isLessThan(before + 10);
                parent.removeDirectory(name);
            }
        });

        return left.get();
    }

    @Test
    void aWalkFindsItsWayInATreeThatBranchesFarDown() throws IOException {
        int directories = branch(path.resolve("branching"), 11);
        AtomicInteger left = new AtomicInteger();

        TreeWalk.walk(directory, new TreeVisitor() {
            @Override
            public void file(Directory parent, FileName name) {}

            @Override
            public void left(Directory parent, FileName name) {
                left.incrementAndGet();
            }
        });

        assertThat(left).hasValue(directories);
    }

    private static int branch(Path root, int depth) throws IOException {
        Files.createDirectory(root);
        return depth == 0 ? 1 : 1 + branch(root.resolve("a"), depth - 1) + branch(root.resolve("b"), depth - 1);
    }

    @Test
    void nothingStaysOpenAfterwards() throws IOException {
        assertThat(openFiles()).as("the directory itself").hasSize(1);
        for (int round = 0; round < 50; round++) {
            TreeWalk.walk(directory, (parent, name) -> {});
            directory.write(FileName.of("file"), new byte[1]);
            directory.tryLock(FileName.of("lock")).orElseThrow().close();
        }

        assertThat(openFiles()).hasSize(1);
    }

    private static int openAnywhere() {
        return Objects.requireNonNull(Path.of("/proc/self/fd").toFile().list()).length;
    }

    /** What this process has open in the directory; the machine opens files of its own elsewhere. */
    private List<Path> openFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                leadsTo(descriptor).filter(file -> file.startsWith(path)).ifPresent(files::add);
            }
        }
        return files;
    }

    private static Optional<Path> leadsTo(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // closed meanwhile
        }
    }

    private List<FileName> names() throws IOException {
        List<FileName> names = new ArrayList<>();
        directory.list(entry -> names.add(entry.name()));
        return names;
    }
}
