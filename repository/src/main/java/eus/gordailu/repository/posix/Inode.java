package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes of something that is held open, of whatever type, symbolic links and devices included. What is written here
 * is written to every name of the inode: never to one that a published snapshot has.
 */
public final class Inode implements AutoCloseable {

    private final Descriptor descriptor;
    private final Trail trail;
    private final String path;

    /**
     * Links, devices and sockets can be held only by a descriptor that most calls refuse (O_PATH). By way of this path, which
     * leads to the inode itself, the system takes it.
     */
    Inode(Descriptor descriptor, Trail trail) {
        this.descriptor = descriptor;
        this.trail = trail;
        this.path = "/proc/self/fd/" + descriptor.number();
    }

    @FunctionalInterface
    private interface PathCall {
        long on(MemorySegment state, MemorySegment path) throws Throwable;
    }

    public FileStatus status() throws IOException {
        MemorySegment statx = Scratch.mine().statx();
        MemorySegment none = Scratch.mine().name("");
        Libc.call("statx", trail, state -> (int) Libc.STATX.invokeExact(
                state, descriptor.number(), none, Flags.AT_EMPTY_PATH, FileStatus.BASIC_STATS, statx));
        return FileStatus.read(statx);
    }

    public void owner(int owner, int group) throws IOException {
        MemorySegment none = Scratch.mine().name("");
        Libc.call("fchownat", trail, state ->
                (int) Libc.FCHOWNAT.invokeExact(state, descriptor.number(), none, owner, group, Flags.AT_EMPTY_PATH));
    }

    /** Sets the mode, which a symbolic link has not. */
    public void mode(int mode) throws IOException {
        onPath("fchmodat", (state, bytes) -> (int) Libc.FCHMODAT.invokeExact(state, Flags.AT_FDCWD, bytes, mode, 0));
    }

    /** Sets when it was modified and leaves alone when it was read. */
    public void modified(Timestamp time) throws IOException {
        MemorySegment times = Scratch.mine().numbers();
        times.setAtIndex(JAVA_LONG, 0, 0);
        times.setAtIndex(JAVA_LONG, 1, Flags.UTIME_OMIT);
        times.setAtIndex(JAVA_LONG, 2, time.seconds());
        times.setAtIndex(JAVA_LONG, 3, time.nanos());
        onPath("utimensat", (state, bytes) -> (int) Libc.UTIMENSAT.invokeExact(state, Flags.AT_FDCWD, bytes, times, 0));
    }

    /** Where a symbolic link leads, one byte to a character. */
    public String linkTarget() throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            MemorySegment none = Scratch.mine().name("");
            long length = Libc.call("readlinkat", trail, state ->
                    (long) Libc.READLINKAT.invokeExact(state, descriptor.number(), none, memory, memory.byteSize()));
            return octets(memory, length);
        }
    }

    /** The extended attributes, access control lists among them, by name; values are bytes, one to a character. None where the file system knows none. */
    public SortedMap<String, String> extended() throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        String names = extendedNames();
        if (!names.isEmpty()) {
            for (String name : names.split("\0", 0)) {
                all.put(name, extended(name));
            }
        }
        return all;
    }

    private String extendedNames() throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            return octets(memory, onPath("listxattr", (state, bytes) ->
                    (long) Libc.LISTXATTR.invokeExact(state, bytes, memory, memory.byteSize())));
        } catch (PosixException e) {
            if (e.errno() == Errno.EOPNOTSUPP) {
                return "";
            }
            throw e;
        }
    }

    private String extended(String name) throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            MemorySegment key = Scratch.mine().otherName(name);
            return octets(memory, onPath("getxattr", (state, bytes) ->
                    (long) Libc.GETXATTR.invokeExact(state, bytes, key, memory, memory.byteSize())));
        }
    }

    public void setExtended(String name, String value) throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            MemorySegment key = Scratch.mine().otherName(name);
            byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
            MemorySegment.copy(octets, 0, memory, JAVA_BYTE, 0, octets.length);
            onPath("setxattr", (state, bytes) ->
                    (int) Libc.SETXATTR.invokeExact(state, bytes, key, memory, (long) octets.length, 0));
        }
    }

    public void removeExtended(String name) throws IOException {
        MemorySegment key = Scratch.mine().otherName(name);
        onPath("removexattr", (state, bytes) -> (int) Libc.REMOVEXATTR.invokeExact(state, bytes, key));
    }

    /** Gives it one more name; refused with EMLINK when it has as many as the file system allows. */
    public void linkTo(Directory target, FileName name) throws IOException {
        MemorySegment now = Scratch.mine().otherName(name.octets());
        int there = target.descriptor().number();
        onPath("linkat", (state, bytes) ->
                (int) Libc.LINKAT.invokeExact(state, Flags.AT_FDCWD, bytes, there, now, Flags.AT_SYMLINK_FOLLOW));
    }

    private long onPath(String call, PathCall action) throws IOException {
        MemorySegment bytes = Scratch.mine().name(path);
        return Libc.call(call, trail, state -> action.on(state, bytes));
    }

    private static String octets(MemorySegment memory, long length) {
        byte[] bytes = new byte[(int) length];
        MemorySegment.copy(memory, JAVA_BYTE, 0, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
