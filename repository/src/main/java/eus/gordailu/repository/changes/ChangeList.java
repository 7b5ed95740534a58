package eus.gordailu.repository.changes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two snapshots, as it is written in a file. The lists may be as long as a disk is large, so whatever
 * is asked of two of them is worked out part by part: a part holds the paths whose hash falls to it, and both are read once
 * for each part.
 */
public record ChangeList(Path file) {

    /** Of the compressed lists; some 60 bytes make a line, and a line takes some 300 in memory. */
    private static final long BYTES_PER_PART = 4L << 20;

    /** Of so much, compressed, the keys alone fit: about a million. */
    private static final long BYTES_OF_KEYS_PER_PART = 64L << 20;

    /** Reads it, and adds up. */
    public ChangedBytes sum() throws IOException {
        long[] sums = new long[2];
        read(change -> {
            sums[0] += change.newBytes();
            sums[1] += change.goneBytes();
        });
        return new ChangedBytes(sums[0], sums[1]);
    }

    /** The content of the files that are new by this list and gone by a later one: only the snapshot between has them. */
    public long bytesGoneBy(ChangeList later) throws IOException {
        long bytes = 0;
        int parts = parts(this, later);
        for (int part = 0; part < parts; part++) {
            bytes += bytesGoneBy(later, part, parts);
        }
        return bytes;
    }

    private long bytesGoneBy(ChangeList later, int part, int parts) throws IOException {
        Map<String, Long> fresh = new HashMap<>();
        read(part, parts, change -> {
            if (change.kind() == ListedChange.Kind.REMOVED) {
                fresh.remove(change.key());
            } else {
                fresh.put(change.key(), change.newBytes());
            }
        });
        long[] bytes = new long[1];
        later.read(part, parts, change -> {
            if (change.kind() != ListedChange.Kind.ADDED) {
                Long lost = fresh.remove(change.key());
                bytes[0] += lost == null ? 0 : lost;
            }
        });
        return bytes[0];
    }

    /** Writes what this list and the later one come to together; the order is nobody's. */
    void writeWith(ChangeList later, OutputStream file) throws IOException {
        int parts = parts(this, later);
        try (Writer lines = ListFormat.writer(file)) {
            for (int part = 0; part < parts; part++) {
                Map<String, ListedChange> together = new LinkedHashMap<>();
                read(part, parts, change -> add(together, change));
                later.read(part, parts, change -> add(together, change));
                for (ListedChange change : together.values()) {
                    ListFormat.write(change, lines);
                }
            }
        }
    }

    /** Writes what these lists come to, one after the other from nothing on: what is there in the end, each as new. */
    static void writeWhole(List<ChangeList> lists, OutputStream file) throws IOException {
        long size = 0;
        for (ChangeList list : lists) {
            size += Files.size(list.file);
        }
        int parts = 1 + Math.toIntExact(size / BYTES_OF_KEYS_PER_PART);
        try (Writer lines = ListFormat.writer(file)) {
            for (int part = 0; part < parts; part++) {
                KeySet decided = new KeySet();
                for (ChangeList list : lists.reversed()) {
                    list.writeUndecided(part, parts, decided, lines);
                }
            }
        }
    }

    /** The latest list decides of a path. What a list has removed may be new further down in the same. */
    private void writeUndecided(int part, int parts, KeySet decided, Writer lines) throws IOException {
        KeySet removed = new KeySet();
        read(part, parts, change -> {
            if (change.kind() == ListedChange.Kind.REMOVED) {
                removed.add(change.key());
            } else if (decided.add(change.key())) {
                ListFormat.write(change.asNew(), lines);
            }
        });
        decided.addAll(removed);
    }

    private static void add(Map<String, ListedChange> together, ListedChange change) {
        ListedChange earlier = together.get(change.key());
        ListedChange both = earlier == null ? change : earlier.then(change);
        if (both == null) {
            together.remove(change.key());
        } else {
            together.put(change.key(), both);
        }
    }

    private static int parts(ChangeList one, ChangeList other) throws IOException {
        return 1 + Math.toIntExact((Files.size(one.file) + Files.size(other.file)) / BYTES_PER_PART);
    }

    private void read(int part, int parts, ListFormat.Visitor visitor) throws IOException {
        read(change -> {
            if (Math.floorMod(change.key().hashCode(), parts) == part) {
                visitor.change(change);
            }
        });
    }

    private void read(ListFormat.Visitor visitor) throws IOException {
        ListFormat.read(Files.newInputStream(file), visitor);
    }
}
