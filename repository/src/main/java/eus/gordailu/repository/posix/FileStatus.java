package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/** What statx(2) says of an entry itself, never of what a symbolic link points at. */
public record FileStatus(int mode, long links, long inode, long size) {

    /** Size of {@code struct statx}, the same on every processor. */
    static final int BYTES = 256;

    static final int BASIC_STATS = 0x7ff;

    private static final int TYPE = 0xf000;
    private static final int DIRECTORY = 0x4000;

    static FileStatus read(MemorySegment statx) {
        return new FileStatus(
                Short.toUnsignedInt(statx.get(JAVA_SHORT, 28)),
                Integer.toUnsignedLong(statx.get(JAVA_INT, 16)),
                statx.get(JAVA_LONG, 32),
                statx.get(JAVA_LONG, 40));
    }

    /** Whether it is a directory. */
    public boolean directory() {
        return (mode & TYPE) == DIRECTORY;
    }
}
