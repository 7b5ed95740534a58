package eus.gordailu.transfer.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A source that changes at random in all the ways that a file system knows, under names of any bytes; but in none that
 * rsync can't see, such as names of one file that become equal files. Beside the two
 * directories and the file that are backed up there is one that is not.
 */
public final class ChangingTree {

    /** Each becomes a name; those of bytes that are no text can only be made outside Java, and then be borrowed. */
    private static final String NAMES = """
            mkdir names nodes; cd names
            touch -- a b 'c d' ' lead' 'trail ' 'a -> b' 'a => b' 'a || b' ' -> ' ' => ' '*deleting   x' '>f+++++++++ x'
            touch -- $'new\\nline' $'\\n' $'tab\\t' $'re\\rturn' $'\\001\\177' $'l\\351on' $'\\377\\376' 'ñandú' 'back\\slash'
            touch -- '\\#012' '\\\\#012' $'\\\\#\\001' '\\#134#012' '\\#0123' '\\#999' '#' ';' '-rf' '*' '?[x]' '..x' '%n%i' '~'
            touch -- "$(printf 'n%.0s' {1..255})" "$(printf '\\351%.0s' {1..255})"
            cd ../nodes
            mkfifo p{1..60}; [ "$(id -u)" != 0 ] || for i in {1..40}; do mknod "d$i" b 7 "$((i % 3))"; done
            i=0; for node in *; do touch -d "@$((i++))" "$node"; done
            """;

    private final Random random;
    private final Path root;
    private final List<Path> names;
    private final List<Path> nodes;
    private final boolean asRoot;

    public ChangingTree(Path root, Random random) throws IOException {
        this.root = root;
        this.random = random;
        Trees.make(root, NAMES);
        this.names = children(root.resolve("names"));
        this.nodes = new ArrayList<>(children(root.resolve("nodes")));
        this.asRoot = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        for (Path directory : List.of(source(), source().resolve("one"), source().resolve("two"), beside())) {
            Files.createDirectory(directory);
        }
        Files.writeString(source().resolve("single"), "1");
        change(60);
    }

    /** Of which "one", "two" and the file "single" are backed up. */
    public Path source() {
        return root.resolve("source");
    }

    public void change(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            change();
        }
    }

    /** What only checksums tell. */
    public void changeUnderSameTime() throws IOException {
        Optional<Path> file = any(ChangingTree::isFile);
        if (file.isPresent()) {
            FileTime before = Files.getLastModifiedTime(file.get());
            byte[] bytes = Files.readAllBytes(file.get());
            bytes[0]++;
            Files.write(file.get(), bytes);
            Files.setLastModifiedTime(file.get(), before);
        }
    }

    private Path beside() {
        return source().resolve("beside");
    }

    private void change() throws IOException {
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> Files.write(fresh(), content());
            case 3 -> directories();
            case 4 -> Files.createSymbolicLink(fresh(), name());
            case 5 -> edit();
            case 6 -> replaceByRename();
            case 7 -> mode();
            case 8 -> owner();
            case 9 -> time();
            case 10 -> xattr();
            case 11, 12 -> link();
            case 13 -> remove(any());
            case 14 -> move();
            case 15 -> otherType();
            case 16 -> emptyAndPutTimeBack();
            case 17 -> node();
            case 18 -> twin();
            case 19 -> join();
            case 20 -> single();
            case 21 -> acl();
            case 22 -> capability();
            case 23 -> holes();
            default -> throw new IllegalStateException();
        }
    }

    private void directories() throws IOException {
        Path directory = fresh();
        for (int depth = random.nextInt(4); depth >= 0; depth--) {
            Files.createDirectory(directory);
            directory = directory.resolve(name());
        }
    }

    private void edit() throws IOException {
        Optional<Path> file = any(ChangingTree::isFile);
        if (file.isPresent()) {
            FileTime before = Files.getLastModifiedTime(file.get());
            Files.write(
                    file.get(),
                    content(),
                    random.nextBoolean() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            if (random.nextInt(3) == 0) {
                // rsync sees the size alone, or a nanosecond.
                Files.setLastModifiedTime(
                        file.get(), FileTime.from(before.toInstant().plusNanos(1)));
            }
        }
    }

    private void replaceByRename() throws IOException {
        Optional<Path> file = any(ChangingTree::isFile);
        if (file.isPresent()) {
            Path fresh = Files.write(beside().resolve("fresh"), content());
            Files.move(fresh, file.get(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void mode() throws IOException {
        Optional<Path> path = any(entry -> !Files.isSymbolicLink(entry));
        if (path.isPresent()) {
            String mode = List.of("rwx------", "rw-r--r--", "rwxr-x---", "rwxrwxrwx", "rwxr-xr-x", "rwx--x--x")
                    .get(random.nextInt(6));
            if (!asRoot && isDirectory(path.get())) {
                // Else nobody could look into it.
                mode = "rwx" + mode.substring(3);
            }
            Files.setPosixFilePermissions(path.get(), PosixFilePermissions.fromString(mode));
        }
    }

    private void owner() throws IOException {
        Optional<Path> path = any(_ -> asRoot);
        if (path.isPresent()) {
            String which = random.nextBoolean() ? "unix:uid" : "unix:gid";
            Files.setAttribute(path.get(), which, random.nextInt(3) * 1000, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private void time() throws IOException {
        // To open a pipe would wait for ever.
        Optional<Path> path = any(entry -> isFile(entry) || isDirectory(entry) || Files.isSymbolicLink(entry));
        if (path.isPresent()) {
            Instant time = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            Files.getFileAttributeView(path.get(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(FileTime.from(time), null, null);
        }
    }

    private void xattr() throws IOException {
        Optional<Path> path = any(entry -> isFile(entry) || isDirectory(entry));
        if (path.isPresent()) {
            Files.setAttribute(path.get(), "user:x" + random.nextInt(3), ByteBuffer.wrap(content(), 0, 1));
        }
    }

    private void capability() throws IOException {
        Optional<Path> program =
                any(entry -> asRoot && isFile(entry) && entry.toString().indexOf('\ufffd') < 0);
        program.ifPresent(path -> Xattr.addCapability(path, random.nextInt(32)));
    }

    /** A file with more holes than content. */
    private void holes() throws IOException {
        try (FileChannel file = FileChannel.open(fresh(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = random.nextInt(10_000); at < 600_000; at += 200_000) {
                file.write(ByteBuffer.wrap(content(), 0, 1), at);
            }
        }
    }

    private void acl() throws IOException {
        Optional<Path> path =
                any(entry -> !Files.isSymbolicLink(entry) && entry.toString().indexOf('\ufffd') < 0);
        if (path.isPresent()) {
            boolean inherited = Files.isDirectory(path.get()) && random.nextBoolean();
            PosixAcl.addReader(path.get(), inherited ? "default" : "access", 1000 + random.nextInt(2));
        }
    }

    private void link() throws IOException {
        Optional<Path> existing = any(path -> !isDirectory(path));
        if (existing.isPresent()) {
            Path fresh = random.nextInt(5) == 0 ? beside().resolve("link" + random.nextInt()) : fresh();
            Files.createLink(fresh, existing.get());
        }
    }

    private void move() throws IOException {
        Optional<Path> path = any();
        if (path.isPresent()) {
            Path to = fresh();
            if (!to.startsWith(path.get())) {
                Files.move(path.get(), to);
            }
        }
    }

    private void otherType() throws IOException {
        Optional<Path> path = any();
        if (path.isPresent()) {
            remove(path);
            switch (random.nextInt(4)) {
                case 0 -> Files.write(path.get(), content());
                case 1 -> Files.write(Files.createDirectory(path.get()).resolve(name()), content());
                case 2 -> Files.createSymbolicLink(path.get(), name());
                default -> nodeAt(path.get());
            }
        }
    }

    /** What the directory itself does not tell. */
    private void emptyAndPutTimeBack() throws IOException {
        Optional<Path> path = any(entry -> !Files.isSymbolicLink(entry));
        if (path.isPresent()) {
            Path parent = path.get().getParent();
            FileTime before = Files.getLastModifiedTime(parent);
            remove(path);
            Files.setLastModifiedTime(parent, before);
        }
    }

    private void node() throws IOException {
        nodeAt(fresh());
    }

    private void nodeAt(Path path) throws IOException {
        if (!nodes.isEmpty()) {
            Files.move(nodes.remove(random.nextInt(nodes.size())), path);
        }
    }

    /** Equal in all but the inode. */
    private void twin() throws IOException {
        Optional<Path> file = any(ChangingTree::isFile);
        if (file.isPresent()) {
            Files.copy(file.get(), fresh(), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** As a program does that looks for equal files: a twin of one name becomes one more name of the other. */
    private void join() throws IOException {
        List<Path> files = all().stream().filter(ChangingTree::isFile).toList();
        for (Path other : files) {
            Optional<Path> twin = files.stream()
                    .filter(file -> !file.equals(other) && areTwins(file, other))
                    .findFirst();
            if (twin.isPresent() && (int) Files.getAttribute(other, "unix:nlink") == 1) {
                Files.delete(other);
                Files.createLink(other, twin.get());
            }
        }
    }

    private static boolean areTwins(Path one, Path other) {
        try {
            return Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other))
                    && Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void single() throws IOException {
        Path single = source().resolve("single");
        switch (random.nextInt(3)) {
            case 0 -> Files.write(single, content());
            case 1 -> Files.createLink(fresh(), single);
            default -> {
                Files.delete(single);
                Files.write(single, content());
            }
        }
    }

    private void remove(Optional<Path> entry) throws IOException {
        if (entry.isPresent()) {
            List<Path> below;
            try (Stream<Path> walk = Files.walk(entry.get())) {
                below = walk.toList();
            }
            for (Path path : below.reversed()) {
                Files.delete(path);
            }
        }
    }

    private byte[] content() {
        byte[] bytes = new byte[random.nextInt(10) == 0 ? 150_000 : 1 + random.nextInt(30)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Path name() {
        return names.get(random.nextInt(names.size()));
    }

    /** A path that is free, in a directory that is there. */
    private Path fresh() throws IOException {
        List<Path> directories = new ArrayList<>(List.of(source().resolve("one"), source().resolve("two")));
        for (Path path : all()) {
            if (isDirectory(path) && path.toString().length() < 1500) {
                directories.add(path);
            }
        }
        while (true) {
            Path path = directories.get(random.nextInt(directories.size())).resolve(name());
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
        }
    }

    private Optional<Path> any() throws IOException {
        return any(_ -> true);
    }

    private Optional<Path> any(Predicate<Path> wanted) throws IOException {
        List<Path> fitting = all().stream().filter(wanted).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    private List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String directory : List.of("one", "two")) {
            try (Stream<Path> walk = Files.walk(source().resolve(directory))) {
                walk.skip(1).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted()
                    .map(path -> directory.endsWith("names") ? path.getFileName() : path)
                    .toList();
        }
    }
}
