package eus.gordailu.repository.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;

/** An open directory. Entries are reached through it by name, so nothing between it and them can be swapped; symbolic links are never followed. Not for several threads at once. */
public final class Directory implements AutoCloseable {

    private static final int OPEN = Flags.O_RDONLY | Flags.O_DIRECTORY | Flags.O_CLOEXEC;
    private static final int OWNER_ONLY = 0700;
    private static final int LISTING_BYTES = 64 * 1024;

    private final Descriptor descriptor;
    private final Trail trail;

    private Directory(Descriptor descriptor, Trail trail) {
        this.descriptor = descriptor;
        this.trail = trail;
    }

    /** Opens a directory by its path; the path itself may lead through symbolic links. */
    public static Directory open(Path path) throws IOException {
        Trail trail = new Trail(null, path.toString());
        return new Directory(openAt(Flags.AT_FDCWD, RawPath.of(path), OPEN, 0, trail), trail);
    }

    /** Opens a directory in this one; a symbolic link is refused with ENOTDIR or ELOOP. */
    public Directory child(FileName name) throws IOException {
        return open(name.bytes(), new Trail(trail, name.toString()));
    }

    /** As {@link #child}, but gives the owner the right to enter where the mode withholds it. */
    public Directory childForced(FileName name) throws IOException {
        try {
            return child(name);
        } catch (PosixException e) {
            if (e.errno() != Errno.EACCES || !status(name).directory()) {
                throw e;
            }
            named("fchmodat", name, (state, bytes) ->
                    (int) Libc.FCHMODAT.invokeExact(state, descriptor.number(), bytes, OWNER_ONLY, 0));
            return child(name);
        }
    }

    /** The directory that holds this one; its trail is given, since the way up is not the way down. */
    Directory parent(Trail known) throws IOException {
        return open(new byte[] {'.', '.'}, known);
    }

    /** The same directory with a descriptor of its own, to be closed on its own. */
    Directory again() throws IOException {
        return open(new byte[] {'.'}, trail);
    }

    private Directory open(byte[] name, Trail known) throws IOException {
        return new Directory(openAt(descriptor.number(), name, OPEN | Flags.O_NOFOLLOW, 0, known), known);
    }

    static Descriptor openAt(int at, byte[] name, int flags, int mode, Object subject) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = terminated(arena, name);
            return new Descriptor((int) Libc.call(
                    "openat", subject, state -> (int) Libc.OPENAT.invokeExact(state, at, bytes, flags, mode)));
        }
    }

    /** Visits each entry but {@code .} and {@code ..}, in no order; entries may be removed while it goes on. */
    public void list(EntryVisitor visitor) throws IOException {
        try (Directory own = again();
                Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LISTING_BYTES, 8);
            while (true) {
                long filled = Libc.call("getdents64", trail, state ->
                        (long) Libc.GETDENTS.invokeExact(state, own.descriptor.number(), buffer, buffer.byteSize()));
                if (filled == 0) {
                    return;
                }
                Listing.visit(this, buffer.asSlice(0, filled), visitor);
            }
        }
    }

    /** Whether it holds nothing. */
    public boolean empty() throws IOException {
        boolean[] empty = {true};
        list(entry -> empty[0] = false);
        return empty[0];
    }

    /** What an entry is. */
    public FileStatus status(FileName name) throws IOException {
        return status(name.bytes(), Flags.AT_SYMLINK_NOFOLLOW, new Trail(trail, name.toString()));
    }

    /** What this directory itself is. */
    public FileStatus status() throws IOException {
        return status(new byte[0], Flags.AT_EMPTY_PATH, trail);
    }

    private FileStatus status(byte[] name, int flags, Object subject) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = terminated(arena, name);
            MemorySegment statx = arena.allocate(FileStatus.BYTES, 8);
            Libc.call("statx", subject, state -> (int)
                    Libc.STATX.invokeExact(state, descriptor.number(), bytes, flags, FileStatus.BASIC_STATS, statx));
            return FileStatus.read(statx);
        }
    }

    /** Whether there is an entry of this name, be it a link that leads nowhere. */
    public boolean has(FileName name) throws IOException {
        try {
            status(name);
            return true;
        } catch (PosixException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    /** Makes a directory with this mode, less the process's umask. */
    public void makeDirectory(FileName name, int mode) throws IOException {
        named("mkdirat", name, (state, bytes) ->
                (int) Libc.MKDIRAT.invokeExact(state, descriptor.number(), bytes, mode));
    }

    /** Makes a directory unless there is one already. */
    public void ensureDirectory(FileName name, int mode) throws IOException {
        if (!has(name)) {
            makeDirectory(name, mode);
        }
    }

    /** Removes an entry that is no directory. */
    public void unlink(FileName name) throws IOException {
        remove(name, 0);
    }

    /** Removes an empty directory. */
    public void removeDirectory(FileName name) throws IOException {
        remove(name, Flags.AT_REMOVEDIR);
    }

    /** Removes an entry that is no directory, and first takes the right to where this directory's mode withholds it. */
    public void unlinkForced(FileName name) throws IOException {
        removeForced(name, 0);
    }

    /** As {@link #unlinkForced}, for an empty directory. */
    public void removeDirectoryForced(FileName name) throws IOException {
        removeForced(name, Flags.AT_REMOVEDIR);
    }

    private void removeForced(FileName name, int flags) throws IOException {
        try {
            remove(name, flags);
        } catch (PosixException e) {
            if (e.errno() != Errno.EACCES) {
                throw e;
            }
            Libc.call("fchmod", trail, state -> (int) Libc.FCHMOD.invokeExact(state, descriptor.number(), OWNER_ONLY));
            remove(name, flags);
        }
    }

    private void remove(FileName name, int flags) throws IOException {
        named("unlinkat", name, (state, bytes) ->
                (int) Libc.UNLINKAT.invokeExact(state, descriptor.number(), bytes, flags));
    }

    /** Removes an entry that is no directory, or does nothing where there is none. */
    public void unlinkIfThere(FileName name) throws IOException {
        if (has(name)) {
            unlink(name);
        }
    }

    /** Renames; what has the new name already is replaced in one step. */
    public void replace(FileName from, FileName to) throws IOException {
        rename(from, this, to, 0);
    }

    /** Moves an entry to another directory of the same file system; refused with EEXIST when the name is taken there. */
    public void moveTo(Directory target, FileName from, FileName to) throws IOException {
        try {
            rename(from, target, to, Flags.RENAME_NOREPLACE);
        } catch (PosixException e) {
            // Some file systems don't know the flag. Callers hold the job's lock: nobody takes the name in between.
            if (e.errno() != Errno.EINVAL || target.has(to)) {
                throw e;
            }
            rename(from, target, to, 0);
        }
    }

    private void rename(FileName from, Directory target, FileName to, int flags) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment old = terminated(arena, from.bytes());
            MemorySegment now = terminated(arena, to.bytes());
            int source = descriptor.number();
            Libc.call("renameat2", within(from) + " to " + target.within(to), state ->
                    (int) Libc.RENAMEAT2.invokeExact(state, source, old, target.descriptor.number(), now, flags));
        }
    }

    /** Makes a symbolic link with this text. */
    public void link(FileName name, String text) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocateFrom(text);
            named("symlinkat", name, (state, bytes) ->
                    (int) Libc.SYMLINKAT.invokeExact(state, target, descriptor.number(), bytes));
        }
    }

    /** Writes a file's content and waits until the disk has it; an old content is replaced in one step, or not at all. */
    public void write(FileName name, byte[] content) throws IOException {
        FileName aside = FileName.of("." + name + ".new");
        try (Descriptor file = create(aside, Flags.O_WRONLY | Flags.O_TRUNC)) {
            FileContent.write(file, content, within(name));
        } catch (IOException e) {
            unlinkIfThere(aside);
            throw e;
        }
        replace(aside, name);
        sync();
    }

    /** Takes the lock of this file, which is made when missing; empty when another holds it. Never waits. */
    public Optional<HeldLock> tryLock(FileName name) throws IOException {
        return tryLock(create(name, Flags.O_WRONLY), within(name));
    }

    /** Takes the lock of this directory itself; empty when another holds it. Never waits. */
    public Optional<HeldLock> tryLock() throws IOException {
        return tryLock(again().descriptor, trail);
    }

    private static Optional<HeldLock> tryLock(Descriptor file, Object subject) throws IOException {
        try {
            Libc.call("flock", subject, state ->
                    (int) Libc.FLOCK.invokeExact(state, file.number(), Flags.LOCK_EX | Flags.LOCK_NB));
            return Optional.of(new HeldLock(file));
        } catch (PosixException e) {
            file.close();
            if (e.errno() == Errno.EAGAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Descriptor create(FileName name, int flags) throws IOException {
        int all = flags | Flags.O_CREAT | Flags.O_NOFOLLOW | Flags.O_CLOEXEC;
        return openAt(descriptor.number(), name.bytes(), all, 0600, within(name));
    }

    /** Waits until the disk has this directory's entries. */
    public void sync() throws IOException {
        Libc.call("fsync", trail, state -> (int) Libc.FSYNC.invokeExact(state, descriptor.number()));
    }

    /** Waits until the disk has all that was written to the file system of this directory. */
    public void syncFileSystem() throws IOException {
        Libc.call("syncfs", trail, state -> (int) Libc.SYNCFS.invokeExact(state, descriptor.number()));
    }

    Trail trail() {
        return trail;
    }

    /** How an entry of this directory is shown to people. */
    public String within(FileName name) {
        return trail + "/" + name;
    }

    @Override
    public void close() {
        descriptor.close();
    }

    @Override
    public String toString() {
        return trail.toString();
    }

    @FunctionalInterface
    private interface NamedCall {
        long on(MemorySegment state, MemorySegment name) throws Throwable;
    }

    private void named(String call, FileName name, NamedCall action) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = terminated(arena, name.bytes());
            Libc.call(call, new Trail(trail, name.toString()), state -> action.on(state, bytes));
        }
    }

    private static MemorySegment terminated(Arena arena, byte[] name) {
        MemorySegment bytes = arena.allocate(name.length + 1L);
        MemorySegment.copy(name, 0, bytes, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, name.length);
        return bytes;
    }
}
