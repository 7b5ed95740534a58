package eus.gordailu.repository.testing;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is in a tree, by path, the root (the empty path) included. A path is bytes, one to a character. */
public record TreeState(SortedMap<String, EntryState> entries) {

    public static TreeState of(Path root) throws IOException {
        try (Directory directory = Directory.open(root)) {
            return of(directory);
        }
    }

    public static TreeState of(Directory root) throws IOException {
        Reading reading = new Reading();
        reading.add("", root.inode(), "");
        TreeWalk.walk(root, reading);
        return new TreeState(grouped(reading.entries));
    }

    private static SortedMap<String, EntryState> grouped(SortedMap<String, EntryState> entries) {
        Map<Long, String> first = new HashMap<>();
        SortedMap<String, EntryState> grouped = new TreeMap<>();
        entries.forEach((path, entry) -> {
            first.putIfAbsent(entry.inode(), path);
            grouped.put(path, entry.inGroupOf(first.get(entry.inode())));
        });
        return grouped;
    }

    /** An entry that must be there. */
    public EntryState at(String path) {
        return Objects.requireNonNull(entries.get(path), path);
    }

    /** The inode of everything that is no directory. */
    public SortedMap<String, Long> inodes() {
        SortedMap<String, Long> inodes = new TreeMap<>();
        entries.forEach((path, entry) -> {
            if (entry.type() != EntryType.DIRECTORY) {
                inodes.put(path, entry.inode());
            }
        });
        return inodes;
    }

    private static final class Reading implements TreeVisitor {

        private final SortedMap<String, EntryState> entries = new TreeMap<>();
        private final Deque<String> way = new ArrayDeque<>();

        @Override
        public void file(Directory parent, FileName name) throws IOException {
            try (Inode inode = parent.inode(name)) {
                String content = switch (inode.status().type()) {
                    case FILE -> digest(parent, name);
                    case SYMBOLIC_LINK -> inode.linkTarget();
                    case DIRECTORY, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> "";
                };
                add(path(name), inode, content);
            }
        }

        @Override
        public Directory enter(Directory parent, FileName name) throws IOException {
            Directory child = parent.child(name);
            way.addLast(name.octets());
            add(String.join("/", way), child.inode(), "");
            return child;
        }

        @Override
        public void left(Directory parent, FileName name) {
            way.removeLast();
        }

        private String path(FileName name) {
            return way.isEmpty() ? name.octets() : String.join("/", way) + "/" + name.octets();
        }

        private void add(String path, Inode inode, String content) throws IOException {
            entries.put(path, EntryState.of(inode.status(), content, inode.extended()));
        }

        private static String digest(Directory parent, FileName name) throws IOException {
            try (InputStream in = parent.read(name);
                    DigestOutputStream out = new DigestOutputStream(
                            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
                in.transferTo(out);
                return HexFormat.of().formatHex(out.getMessageDigest().digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
