package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small trees with few names, so that of two of them much is alike, and awkward ones among them. No two files of the same content have the same time. */
final class RandomTree {

    private static final List<String> NAMES = List.of("a", "b", "-c", "d e", "*", "\\#101", "x.keep", "é\n");

    private final Random random;
    private final Path outside;
    private int made;

    RandomTree(Random random, Path outside) {
        this.random = random;
        this.outside = outside;
    }

    void fill(Path directory, int depth) throws IOException {
        for (String name : NAMES) {
            if (random.nextInt(2) == 0) {
                make(directory.resolve(name), depth);
            }
        }
    }

    private void make(Path path, int depth) throws IOException {
        made++;
        int kind = random.nextInt(depth > 0 ? 6 : 3);
        if (kind == 0) {
            Files.createSymbolicLink(path, random.nextBoolean() ? outside : Path.of("a"));
        } else if (kind < 3) {
            Files.writeString(path, "content " + made);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(random.nextBoolean() ? "rw-r-----" : "rw-r--r--"));
            Files.setLastModifiedTime(
                    path, FileTime.from(Instant.ofEpochSecond(1_000_000_000L + made, random.nextInt(1_000_000_000))));
        } else {
            Files.createDirectory(path);
            fill(path, depth - 1);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(random.nextBoolean() ? "rwxr-x---" : "rwxr-xr-x"));
        }
    }

    /** Copies a tree, and leaves out, replaces and adds. */
    void makeUnlike(Path tree, Path target) throws IOException {
        try (Stream<Path> entries = Files.list(tree)) {
            for (Path entry : entries.sorted().toList()) {
                Path copy = target.resolve(entry.getFileName());
                switch (random.nextInt(6)) {
                    case 0 -> {}
                    case 1 -> make(copy, 2);
                    default -> {
                        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                            Files.createDirectory(copy);
                            makeUnlike(entry, copy);
                        } else {
                            Files.copy(entry, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                        }
                    }
                }
            }
        }
        for (String name : NAMES) {
            Path more = target.resolve(name);
            if (random.nextInt(4) == 0 && !Files.exists(more, LinkOption.NOFOLLOW_LINKS)) {
                make(more, 1);
            }
        }
    }

    /** One or two paths in it, or its root. */
    List<TreePath> some(Map<String, String> tree) {
        List<String> all = new ArrayList<>(tree.keySet());
        if (all.isEmpty() || random.nextInt(5) == 0) {
            return List.of(TreePath.ROOT);
        }
        return Stream.generate(() -> all.get(random.nextInt(all.size())))
                .limit(1 + random.nextInt(2))
                .distinct()
                .map(TreePath::of)
                .toList();
    }

    /** By their paths: {@code d} with a mode, {@code f} with mode, time and content, {@code l} with what it names. */
    static Map<String, String> entries(Path root) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(each -> !each.equals(root)).toList()) {
                entries.put(root.relativize(path).toString(), shown(path));
            }
        }
        return entries;
    }

    private static String shown(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "l " + Files.readSymbolicLink(path);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return Files.isDirectory(path)
                ? "d " + mode
                : "f %s %s %s".formatted(mode, Files.getLastModifiedTime(path), Files.readString(path));
    }
}
