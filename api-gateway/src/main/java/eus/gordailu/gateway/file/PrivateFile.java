package eus.gordailu.gateway.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writes files of mode 0600 that are there whole, or not at all. */
public final class PrivateFile {

    private static final FileAttribute<Set<PosixFilePermission>> ONLY_OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OUR_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFile() {}

    /**
     * Makes a file unless there is one.
     *
     * @return false when there is one; it is left as it is
     */
    public static boolean createOnce(Path file, String content) throws IOException {
        Path written = written(file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID()), content);
        try {
            Files.createLink(file, written);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(written);
            sync(file);
        }
    }

    /** Puts a file in the place of another; {@code beside} is a directory of the same file system for what is not ready. */
    public static void replace(Path file, String content, Path beside) throws IOException {
        Path written = written(beside.resolve(UUID.randomUUID().toString()), content);
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        sync(file);
    }

    /** Makes a directory of mode 0700, and those above it, unless it is there. */
    public static void directory(Path directory) throws IOException {
        Files.createDirectories(directory, OUR_DIRECTORY);
    }

    private static Path written(Path file, String content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ONLY_OURS)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return file;
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel directory = FileChannel.open(Objects.requireNonNull(file.getParent()))) {
            directory.force(true);
        }
    }
}
