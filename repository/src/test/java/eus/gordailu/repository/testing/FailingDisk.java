package eus.gordailu.repository.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file system that seems to have 16 MB, and fails to write what its own disk, which is smaller, can't take. */
public record FailingDisk(Path path) implements AutoCloseable {

    /** Its content lies in one directory, and it is mounted on another. */
    public static FailingDisk in(Path disk, Path directory) throws IOException {
        Path image = disk.resolve("image");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(16 << 20);
        }
        SmallDisk.run("mkfs.ext2", "-q", "-m", "0", "-N", "256", "-E", "nodiscard", image.toString());
        SmallDisk.run("mount", "-o", "loop", image.toString(), directory.toString());
        return new FailingDisk(directory);
    }

    @Override
    public void close() throws IOException {
        SmallDisk.run("umount", path.toString());
    }
}
