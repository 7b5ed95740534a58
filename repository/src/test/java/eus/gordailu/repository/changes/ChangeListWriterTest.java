package eus.gordailu.repository.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.repository.checksum.Checksum;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.snapshot.ChangeCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeListWriterTest {

    private static final TreePath LATIN_1 = TreePath.of(new byte[] {'e', 't', 'c', '/', (byte) 0xe9});

    @TempDir
    Path snapshot;

    private Path data;

    @BeforeEach
    void aTree() throws IOException {
        data = Files.createDirectories(snapshot.resolve("data"));
        Files.createDirectory(data.resolve("etc"));
        Files.writeString(data.resolve("etc/hosts"), "127.0.0.1 localhost");
        Files.createSymbolicLink(data.resolve("etc/link"), Path.of("/etc/passwd"));
        try (Directory tree = Directory.open(data);
                Directory etc = tree.child(FileName.of("etc"))) {
            etc.write(new FileName(LATIN_1.name()), new byte[] {1, 2, 3});
        }
    }

    @Test
    void everyChangeIsALineAndEveryNewFileHasItsChecksum() throws IOException {
        try (Directory tree = Directory.open(data);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.empty(), () -> false)) {
            list.added(TreePath.of("etc"));
            list.changed(TreePath.of("etc/hosts"));
            list.added(TreePath.of("etc/link"));
            list.added(LATIN_1);
            list.removed(TreePath.of("home"), true);
            list.removed(TreePath.of("a\nb"), false);
        }

        assertThat(lines())
                .containsExactly(
                        line(ListedChange.Kind.ADDED, "etc", "directory", null, null),
                        line(ListedChange.Kind.CHANGED, "etc/hosts", "file", 19L, checksum("etc", "hosts")),
                        line(ListedChange.Kind.ADDED, "etc/link", "symbolic_link", null, null),
                        new ListedChange(
                                ListedChange.Kind.ADDED,
                                null,
                                "ZXRjL+k=",
                                "file",
                                3L,
                                null,
                                checksum("etc", LATIN_1.name()),
                                null),
                        line(ListedChange.Kind.REMOVED, "home", "directory", null, null),
                        line(ListedChange.Kind.REMOVED, "a\nb", null, null, null));
    }

    @Test
    void whatHasGoneMeanwhileAndTheRootHaveNoLine() throws IOException {
        try (Directory tree = Directory.open(data);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.empty(), () -> false)) {
            list.changed(TreePath.ROOT);
            list.added(TreePath.of("etc/gone"));
            list.added(TreePath.of("gone/too"));
            list.added(TreePath.of("etc/link/passwd"));
        }

        assertThat(lines()).isEmpty();
    }

    /** It was there when the source was compared, and could not be fetched any more. */
    @Test
    void whatIsNotThereAnyMoreThoughItWasInTheLatestSnapshotIsRemoved() throws IOException {
        Path latest = Files.createDirectories(snapshot.resolve("latest"));
        Files.createDirectories(latest.resolve("etc/gone"));
        Files.writeString(latest.resolve("etc/changed"), "before");
        Files.writeString(latest.resolve("etc/gone/below"), "older");
        try (Directory tree = Directory.open(data);
                Directory before = Directory.open(latest);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.of(before), () -> false)) {
            list.changed(TreePath.of("etc/changed"));
            list.changed(TreePath.of("etc/gone/below"));
            assertThat(list.counts()).isEqualTo(new ChangeCounts(0, 0, 2));
            assertThat(list.sum()).isEqualTo(new ChangedBytes(0, 11));
        }

        assertThat(lines())
                .extracting(ListedChange::kind, ListedChange::path, ListedChange::previousBytes)
                .containsExactly(
                        tuple(ListedChange.Kind.REMOVED, "etc/changed", 6L),
                        tuple(ListedChange.Kind.REMOVED, "etc/gone/below", 5L));
    }

    @Test
    void aDirectoryThatHasNothingInItAnyMoreIsToldWithAllThatItHeld() throws IOException {
        Path latest = Files.createDirectories(snapshot.resolve("latest"));
        for (String file : List.of("etc/gone", "disk/one", "disk/deep/two", "all/gone")) {
            Files.createDirectories(latest.resolve(file).getParent());
            Files.writeString(latest.resolve(file), "12345");
        }
        Files.createDirectory(data.resolve("disk"));
        try (Directory tree = Directory.open(data);
                Directory before = Directory.open(latest);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.of(before), () -> false)) {
            list.removed(TreePath.of("disk/deep/two"), false);
            list.removed(TreePath.of("disk/deep"), true);
            list.removed(TreePath.of("disk/one"), false);
            list.removed(TreePath.of("etc/gone"), false);
            list.removed(TreePath.of("all"), true);
            list.removed(TreePath.of("all/gone"), false);

            assertThat(list.emptied().directories()).containsExactly(new EmptiedDirectory(TreePath.of("disk"), 2, 10));
        }
    }

    /** In either order; each that has gone stands for one that has come. */
    @Test
    void whatHasTheSizeAndTheTimeOfWhatHasGoneWasMoved() throws IOException {
        Path latest = Files.createDirectories(snapshot.resolve("latest"));
        for (String file : List.of("one", "two", "three")) {
            Files.writeString(latest.resolve(file), "12345");
            Files.setLastModifiedTime(latest.resolve(file), FileTime.fromMillis(1_000_000));
        }
        for (String file : List.of("a", "b", "newer", "larger")) {
            Files.writeString(data.resolve(file), file.equals("larger") ? "123456" : "12345");
            Files.setLastModifiedTime(
                    data.resolve(file), FileTime.fromMillis(file.equals("newer") ? 1_000_001 : 1_000_000));
        }
        try (Directory tree = Directory.open(data);
                Directory before = Directory.open(latest);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.of(before), () -> false)) {
            list.added(TreePath.of("a"));
            list.removed(TreePath.of("one"), false);
            list.added(TreePath.of("larger"));
            list.added(TreePath.of("newer"));
            assertThat(list.emptied().movedFiles()).isOne();
            list.removed(TreePath.of("two"), false);
            list.removed(TreePath.of("three"), false);
            list.added(TreePath.of("b"));

            assertThat(list.emptied().movedFiles()).isEqualTo(2);
            assertThat(list.emptied().movedBytes()).isEqualTo(10);
        }
    }

    @Test
    void aListThatNobodyWantsAnyMoreIsBrokenOff() throws IOException {
        try (Directory tree = Directory.open(data);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.empty(), () -> true)) {
            assertThatThrownBy(() -> list.added(TreePath.of("etc"))).isInstanceOf(BrokenOffException.class);
            assertThatThrownBy(() -> list.added(TreePath.of("etc/hosts"))).isInstanceOf(BrokenOffException.class);
        }
    }

    @Test
    void aListIsBrokenOffInTheMiddleOfAFile() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(data.resolve("large").toFile(), "rw")) {
            large.setLength(16 << 20);
        }
        AtomicInteger asked = new AtomicInteger();
        try (Directory tree = Directory.open(data);
                ChangeListWriter list =
                        new ChangeListWriter(snapshot, tree, Optional.empty(), () -> asked.incrementAndGet() > 1)) {
            assertThatThrownBy(() -> list.added(TreePath.of("large"))).isInstanceOf(BrokenOffException.class);
        }
    }

    @Test
    void theNamesOfOneFileHaveItsChecksumAndAnotherFileHasItsOwn() throws IOException {
        for (String file : List.of("one", "two")) {
            Files.writeString(data.resolve(file), file);
            Files.createLink(data.resolve(file + "-too"), data.resolve(file));
        }
        try (Directory tree = Directory.open(data);
                ChangeListWriter list = new ChangeListWriter(snapshot, tree, Optional.empty(), () -> false)) {
            for (String file : List.of("one", "two", "one-too", "two-too")) {
                list.added(TreePath.of(file));
            }
        }

        assertThat(lines())
                .extracting(ListedChange::checksum)
                .containsExactly(checksum("", "one"), checksum("", "two"), checksum("", "one"), checksum("", "two"));
    }

    private Checksum checksum(String directory, String octets) throws IOException {
        try (Directory tree = Directory.open(data.resolve(directory))) {
            return Checksum.of(tree, new FileName(octets), () -> {});
        }
    }

    private static ListedChange line(
            ListedChange.Kind kind,
            String path,
            @Nullable String type,
            @Nullable Long bytes,
            @Nullable Checksum checksum) {
        return new ListedChange(kind, path, null, type, bytes, null, checksum, null);
    }

    private List<ListedChange> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(snapshot.resolve(ChangeListWriter.NAME))),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> WireCodec.json().readValue(line, ListedChange.class))
                    .toList();
        }
    }
}
