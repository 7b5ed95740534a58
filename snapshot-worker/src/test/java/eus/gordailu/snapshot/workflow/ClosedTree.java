package eus.gordailu.snapshot.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tree in which files and directories close, and what a snapshot of it must hold. Entries are told as {@code d}, or {@code f} and their content. */
final class ClosedTree {

    private static final Set<String> CLOSED = Set.of("---------", "r--------");

    private final Path root;
    private final Random random;
    private int made;

    ClosedTree(Path root, Random random) {
        this.root = root;
        this.random = random;
    }

    /** What may be at a path, one of them null where nothing may be. */
    record Expected(Set<@Nullable String> any) {}

    void change(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            change();
        }
    }

    private void change() throws IOException {
        List<Path> directories = list(true);
        List<Path> files = list(false);
        Path directory = directories.get(random.nextInt(directories.size()));
        Path file = files.get(random.nextInt(files.size()));
        made++;
        switch (random.nextInt(12)) {
            case 0, 1 -> Files.writeString(directory.resolve("new" + made), "new " + made);
            case 2, 3 -> Files.writeString(file, "changed " + made);
            case 4 -> Files.delete(file);
            case 5 -> {
                Path below = Files.createDirectory(directory.resolve("dir" + made));
                Files.writeString(below.resolve("first"), "first " + made);
                Files.writeString(below.resolve("second"), "second " + made);
            }
            case 6 -> Files.move(file, directory.resolve("moved" + made));
            case 7 -> mode(file, "---------");
            case 8, 9 -> {
                if (!directory.equals(root)) {
                    mode(directory, random.nextInt(3) == 0 ? "r--------" : "---------");
                }
            }
            case 10 -> mode(file, "rw-r--r--");
            default -> mode(directory, "rwxr-xr-x");
        }
        if (random.nextInt(4) == 0) {
            for (Path each :
                    Stream.concat(list(true).stream(), list(false).stream()).toList()) {
                if (random.nextBoolean()) {
                    mode(each, Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private List<Path> list(boolean directories) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> Files.isDirectory(path) == directories)
                    .sorted()
                    .toList();
        }
    }

    /** All below a directory. */
    static Map<String, String> entries(Path root) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(each -> !each.equals(root)).toList()) {
                entries.put(
                        root.relativize(path).toString(), Files.isDirectory(path) ? "d" : "f" + Files.readString(path));
            }
        }
        return entries;
    }

    /** After a snapshot that had the first, and an attempt, if there was one, that could bring the second. */
    Map<String, Expected> expected(Map<String, String> latest, @Nullable Map<String, String> attempted)
            throws IOException {
        Map<String, Expected> expected = new TreeMap<>();
        add(root, latest, attempted, expected);
        return expected;
    }

    private void add(
            Path directory,
            Map<String, String> latest,
            @Nullable Map<String, String> attempted,
            Map<String, Expected> expected)
            throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path path : entries.toList()) {
                String name = name(path);
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                boolean closed = CLOSED.contains(mode);
                if (!Files.isDirectory(path)) {
                    expected.put(name, closed ? last(name, latest, attempted) : new Expected(Set.of(shown(path))));
                } else {
                    expected.put(name, new Expected(Set.of("d")));
                    if (closed) {
                        keep(name, mode.startsWith("r"), latest, attempted, expected);
                    } else {
                        add(path, latest, attempted, expected);
                    }
                }
            }
        }
    }

    /** What it held last, as far as it was a directory; what a list that could be read no longer names may have gone. */
    private void keep(
            String closed,
            boolean listed,
            Map<String, String> latest,
            @Nullable Map<String, String> attempted,
            Map<String, Expected> expected) {
        Set<String> names = new TreeSet<>(attempted == null ? Set.of() : attempted.keySet());
        if ("d".equals(latest.get(closed))) {
            names.addAll(latest.keySet());
        }
        for (String name : names) {
            if (name.startsWith(closed + "/")) {
                Expected last = last(name, latest, attempted);
                if (listed && !Files.exists(root.resolve(name))) {
                    last.any().add(null);
                }
                expected.put(name, last);
            }
        }
    }

    private static Expected last(String name, Map<String, String> latest, @Nullable Map<String, String> attempted) {
        Set<@Nullable String> any = new HashSet<>();
        any.add(latest.get(name));
        if (attempted != null) {
            any.add(attempted.get(name));
        }
        return new Expected(any);
    }

    private String name(Path path) {
        return root.relativize(path).toString();
    }

    private static String shown(Path path) throws IOException {
        return Files.isDirectory(path) ? "d" : "f" + Files.readString(path);
    }

    static List<String> differences(Map<String, Expected> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            Expected allowed = expected.get(name);
            String there = found.get(name);
            if (allowed == null || !allowed.any().contains(there)) {
                differences.add("%s: expected %s, found %s"
                        .formatted(name, allowed == null ? "nothing" : allowed.any(), there));
            }
        }
        return differences;
    }
}
