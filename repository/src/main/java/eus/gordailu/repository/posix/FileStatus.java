package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * What statx(2) says of an entry itself, never of what a symbolic link points at. The owner and the group are numbers of
 * 32 bits without a sign; a device is its major number in the upper 32 bits and its minor one in the lower.
 */
public record FileStatus(
        int mode,
        int owner,
        int group,
        long links,
        long inode,
        long device,
        long special,
        long size,
        Timestamp modified,
        Timestamp changed) {

    /** Size of {@code struct statx}, the same on every processor. */
    static final int BYTES = 256;

    static final int BASIC_STATS = 0x7ff;

    private static final int PERMISSIONS = 07777;
    private static final int TYPE_SHIFT = 12;

    static FileStatus read(MemorySegment statx) {
        return new FileStatus(
                Short.toUnsignedInt(statx.get(JAVA_SHORT, 28)),
                statx.get(JAVA_INT, 20),
                statx.get(JAVA_INT, 24),
                Integer.toUnsignedLong(statx.get(JAVA_INT, 16)),
                statx.get(JAVA_LONG, 32),
                device(statx, 136),
                device(statx, 128),
                statx.get(JAVA_LONG, 40),
                time(statx, 112),
                time(statx, 96));
    }

    private static long device(MemorySegment statx, long at) {
        return (long) statx.get(JAVA_INT, at) << 32 | Integer.toUnsignedLong(statx.get(JAVA_INT, at + 4));
    }

    private static Timestamp time(MemorySegment statx, long at) {
        return new Timestamp(statx.get(JAVA_LONG, at), statx.get(JAVA_INT, at + 8));
    }

    /** The mode without the type: rwx of owner, group and others, setuid, setgid and sticky. */
    public int permissions() {
        return mode & PERMISSIONS;
    }

    public boolean isDirectory() {
        return type() == EntryType.DIRECTORY;
    }

    public EntryType type() {
        return EntryType.of(mode >> TYPE_SHIFT);
    }

    /** Whether it is a directory. */
    public boolean directory() {
        return type() == EntryType.DIRECTORY;
    }
}
