package eus.gordailu.repository.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** The system calls on entries of an open directory: by its descriptor and a name, which is never followed when it is a symbolic link. */
record EntryCalls(Descriptor directory, Trail trail) {

    private static final int MINOR_BITS = 8;
    private static final int MINOR = 0xff;

    @FunctionalInterface
    private interface NamedCall {
        long on(MemorySegment state, int directory, MemorySegment name) throws Throwable;
    }

    static Descriptor open(int at, String octets, int flags, int mode, Object subject) throws IOException {
        MemorySegment bytes = Scratch.mine().name(octets);
        int all = flags | Flags.O_CLOEXEC;
        return new Descriptor((int)
                Libc.call("openat", subject, state -> (int) Libc.OPENAT.invokeExact(state, at, bytes, all, mode)));
    }

    Descriptor open(String octets, int flags, Object subject) throws IOException {
        return open(directory.number(), octets, flags | Flags.O_NOFOLLOW, 0, subject);
    }

    Descriptor open(FileName name, int flags) throws IOException {
        return open(name.octets(), flags, shown(name));
    }

    Descriptor create(FileName name, int flags) throws IOException {
        int all = flags | Flags.O_CREAT | Flags.O_NOFOLLOW;
        return open(directory.number(), name.octets(), all, 0600, shown(name));
    }

    FileStatus status(FileName name) throws IOException {
        MemorySegment statx = Scratch.mine().statx();
        named("statx", name, (state, at, bytes) -> (int)
                Libc.STATX.invokeExact(state, at, bytes, Flags.AT_SYMLINK_NOFOLLOW, FileStatus.BASIC_STATS, statx));
        return FileStatus.read(statx);
    }

    void mode(FileName name, int mode) throws IOException {
        named("fchmodat", name, (state, at, bytes) -> (int) Libc.FCHMODAT.invokeExact(state, at, bytes, mode, 0));
    }

    void makeDirectory(FileName name, int mode) throws IOException {
        named("mkdirat", name, (state, at, bytes) -> (int) Libc.MKDIRAT.invokeExact(state, at, bytes, mode));
    }

    /** The number of a special file goes in the kernel's own packing of 32 bits. */
    void makeNode(FileName name, int mode, long special) throws IOException {
        int major = (int) (special >> Integer.SIZE);
        int minor = (int) special;
        int packed = (minor & MINOR) | (major << MINOR_BITS) | ((minor & ~MINOR) << 12);
        named("mknodat", name, (state, at, bytes) ->
                (long) Libc.MKNODAT.invokeExact(state, Flags.SYS_MKNODAT, at, bytes, mode, packed));
    }

    void remove(FileName name, int flags) throws IOException {
        named("unlinkat", name, (state, at, bytes) -> (int) Libc.UNLINKAT.invokeExact(state, at, bytes, flags));
    }

    void symbolicLink(FileName name, String target) throws IOException {
        MemorySegment text = Scratch.mine().otherName(target);
        named("symlinkat", name, (state, at, bytes) -> (int) Libc.SYMLINKAT.invokeExact(state, text, at, bytes));
    }

    void link(FileName from, EntryCalls target, FileName to) throws IOException {
        MemorySegment now = Scratch.mine().otherName(to.octets());
        int there = target.directory.number();
        named("linkat", from, (state, at, bytes) -> (int) Libc.LINKAT.invokeExact(state, at, bytes, there, now, 0));
    }

    void rename(FileName from, EntryCalls target, FileName to, int flags) throws IOException {
        MemorySegment old = Scratch.mine().name(from.octets());
        MemorySegment now = Scratch.mine().otherName(to.octets());
        int here = directory.number();
        int there = target.directory.number();
        Libc.call("renameat2", shown(from) + " to " + target.shown(to), state ->
                (int) Libc.RENAMEAT2.invokeExact(state, here, old, there, now, flags));
    }

    private void named(String call, FileName name, NamedCall action) throws IOException {
        MemorySegment bytes = Scratch.mine().name(name.octets());
        int at = directory.number();
        Libc.call(call, shown(name), state -> action.on(state, at, bytes));
    }

    /** How an entry is shown to people. */
    Trail shown(FileName name) {
        return new Trail(trail, name);
    }
}
