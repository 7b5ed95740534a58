package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.Timestamp;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullInodesTest {

    private static final Map<EntryType, Integer> NODES = Map.of(
            EntryType.FIFO, 0010000,
            EntryType.SOCKET, 0140000,
            EntryType.CHARACTER_DEVICE, 0020000,
            EntryType.BLOCK_DEVICE, 0060000);

    /** A new owner takes the first two bits away. */
    private static final int MODE = 06711;

    @TempDir
    Path path;

    @Test
    void everyTypeIsCopiedWithAllItHas() throws IOException {
        Path from = Files.createDirectory(path.resolve("from"));
        Path to = Files.createDirectory(path.resolve("to"));
        try (Directory source = Directory.open(from);
                Directory target = Directory.open(to);
                FullInodes full = new FullInodes()) {
            oneOfEach(source);

            source.list(entry ->
                    assertThat(full.place(source, entry, target, entry.name())).isTrue());
            target.inode().modified(source.status().modified());
        }

        assertThat(TreeState.of(to).entries()).hasSize(7);
        assertThat(TreeComparison.differences(from, to)).isEmpty();
        assertThat(TreeState.of(to).inodes()).isNotEqualTo(TreeState.of(from).inodes());
    }

    private static void oneOfEach(Directory source) throws IOException {
        for (var node : NODES.entrySet()) {
            source.makeNode(FileName.of(node.getKey().name()), node.getValue() | MODE, 300L << 32 | 70_000);
        }
        source.linkOctets(FileName.of("link"), "caf\u00e9 -> \n");
        source.write(FileName.of("file"), new byte[100_000]);
        source.list(entry -> {
            try (Inode inode = source.inode(entry.name())) {
                inode.owner(1000, 1001);
                if (entry.type() != EntryType.SYMBOLIC_LINK) {
                    inode.mode(MODE);
                }
                inode.modified(new Timestamp(-5, 7));
                inode.setExtended("trusted.gordailu", entry.name().octets());
            }
        });
    }
}
