package eus.gordailu.systemtests.testkit;

import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of three megabytes, in memory. */
public record SmallDisk(Path directory) implements AutoCloseable {

    /** Whether this user may mount one. */
    public static boolean available() {
        Path probe = Directories.fresh("mount-probe");
        try (SmallDisk disk = mount(probe)) {
            return Files.isDirectory(disk.directory());
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    public static SmallDisk mount(Path directory) {
        try {
            Trees.make(Files.createDirectories(directory), "mount -t tmpfs -o size=3m gordailu-test \"$1\"");
            return new SmallDisk(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes room for twenty megabytes. */
    public void grow() {
        Trees.make(directory, "mount -o remount,size=20m \"$1\"");
    }

    @Override
    public void close() {
        Trees.make(directory.resolveSibling(""), "umount --lazy '%s'".formatted(directory));
    }
}
