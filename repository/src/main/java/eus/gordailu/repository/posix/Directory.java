package eus.gordailu.repository.posix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** An open directory. Entries are reached through it by name, so nothing between it and them can be swapped; symbolic links are never followed. Not for several threads at once. */
public final class Directory implements AutoCloseable {

    private static final int OPEN = Flags.O_RDONLY | Flags.O_DIRECTORY;
    private static final int OWNER_ONLY = 0700;

    private final EntryCalls entries;
    private final Inode inode;
    private boolean listed;

    private Directory(Descriptor descriptor, Trail trail) {
        this.entries = new EntryCalls(descriptor, trail);
        this.inode = new Inode(descriptor, trail);
    }

    /** Opens a directory by its path; the path itself may lead through symbolic links. */
    public static Directory open(Path path) throws IOException {
        Trail trail = new Trail(null, path);
        return new Directory(EntryCalls.open(Flags.AT_FDCWD, RawPath.of(path), OPEN, 0, trail), trail);
    }

    /** Opens a directory in this one; a symbolic link is refused with ENOTDIR or ELOOP. */
    public Directory child(FileName name) throws IOException {
        return open(name.octets(), entries.shown(name));
    }

    /** As {@link #child}, but gives the owner the right to enter where the mode withholds it. */
    public Directory childForced(FileName name) throws IOException {
        try {
            return child(name);
        } catch (PosixException e) {
            if (e.errno() != Errno.EACCES || !status(name).directory()) {
                throw e;
            }
            entries.mode(name, OWNER_ONLY);
            return child(name);
        }
    }

    /** The directory that holds this one; its trail is given, since the way up is not the way down. */
    Directory parent(Trail known) throws IOException {
        return open("..", known);
    }

    /** The same directory with a descriptor of its own, to be closed on its own. */
    Directory again() throws IOException {
        return open(".", trail());
    }

    private Directory open(String octets, Trail known) throws IOException {
        return new Directory(entries.open(octets, OPEN, known), known);
    }

    /** Visits each entry but {@code .} and {@code ..}, in no order; entries may be removed while it goes on. */
    public void list(EntryVisitor visitor) throws IOException {
        if (listed) {
            // A descriptor is read once, from its beginning to its end.
            try (Directory own = again()) {
                list(own.descriptor(), visitor);
            }
        } else {
            listed = true;
            list(descriptor(), visitor);
        }
    }

    private void list(Descriptor own, EntryVisitor visitor) throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            while (true) {
                long filled = Libc.call("getdents64", trail(), state ->
                        (long) Libc.GETDENTS.invokeExact(state, own.number(), memory, memory.byteSize()));
                if (filled == 0) {
                    return;
                }
                Listing.visit(this, memory.asSlice(0, filled), visitor);
            }
        }
    }

    /** Whether it holds nothing. */
    public boolean empty() throws IOException {
        boolean[] empty = {true};
        list(entry -> empty[0] = false);
        return empty[0];
    }

    /** This directory's own attributes; closed with it. */
    public Inode inode() {
        return inode;
    }

    /** An entry's attributes, whatever its type; to be closed. */
    public Inode inode(FileName name) throws IOException {
        return new Inode(entries.open(name, Flags.O_PATH), entries.shown(name));
    }

    /** What an entry is. */
    public FileStatus status(FileName name) throws IOException {
        return entries.status(name);
    }

    /** What this directory itself is. */
    public FileStatus status() throws IOException {
        return inode.status();
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
        entries.makeDirectory(name, mode);
    }

    /** Makes a directory unless there is one already. */
    public void ensureDirectory(FileName name, int mode) throws IOException {
        if (!has(name)) {
            makeDirectory(name, mode);
        }
    }

    /** Makes a fifo, a socket or a device as the mode and {@link FileStatus#special} say. */
    public void makeNode(FileName name, int mode, long special) throws IOException {
        entries.makeNode(name, mode, special);
    }

    /** Removes an entry that is no directory. */
    public void unlink(FileName name) throws IOException {
        entries.remove(name, 0);
    }

    /** Removes an empty directory. */
    public void removeDirectory(FileName name) throws IOException {
        entries.remove(name, Flags.AT_REMOVEDIR);
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
            entries.remove(name, flags);
        } catch (PosixException e) {
            if (e.errno() != Errno.EACCES) {
                throw e;
            }
            inode.mode(OWNER_ONLY);
            entries.remove(name, flags);
        }
    }

    /** Removes an entry that is no directory, or does nothing where there is none. */
    public void unlinkIfThere(FileName name) throws IOException {
        if (has(name)) {
            unlink(name);
        }
    }

    /** Renames; what has the new name already is replaced in one step. */
    public void replace(FileName from, FileName to) throws IOException {
        entries.rename(from, entries, to, 0);
    }

    /** Moves an entry to another directory of the same file system; refused with EEXIST when the name is taken there. */
    public void moveTo(Directory target, FileName from, FileName to) throws IOException {
        try {
            entries.rename(from, target.entries, to, Flags.RENAME_NOREPLACE);
        } catch (PosixException e) {
            // Some file systems don't know the flag. Callers hold the job's lock: nobody takes the name in between.
            if (e.errno() != Errno.EINVAL || target.has(to)) {
                throw e;
            }
            entries.rename(from, target.entries, to, 0);
        }
    }

    /** Gives an entry that is no directory a second name, elsewhere; refused with EMLINK when it has as many as can be. */
    public void linkTo(Directory target, FileName name) throws IOException {
        entries.link(name, target.entries, name);
    }

    /** Makes a symbolic link with this text. */
    public void link(FileName name, String text) throws IOException {
        linkOctets(name, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** Makes a symbolic link that leads where {@link Inode#linkTarget} says. */
    public void linkOctets(FileName name, String target) throws IOException {
        entries.symbolicLink(name, target);
    }

    /** Writes a file's content and waits until the disk has it; an old content is replaced in one step, or not at all. */
    public void write(FileName name, byte[] content) throws IOException {
        FileName aside = FileName.of("." + name + ".new");
        try (Descriptor file = entries.create(aside, Flags.O_WRONLY | Flags.O_TRUNC)) {
            FileContent.write(file, content, within(name));
        } catch (IOException e) {
            unlinkIfThere(aside);
            throw e;
        }
        replace(aside, name);
        sync();
    }

    /** Takes a file's content bit by bit, in place of an old one. It is on the disk when that was synced. */
    public OutputStream overwrite(FileName name) throws IOException {
        return FileContent.sink(entries.create(name, Flags.O_WRONLY | Flags.O_TRUNC), entries.shown(name));
    }

    /** A file's content; a pipe or a device gives none. */
    public InputStream read(FileName name) throws IOException {
        return FileContent.stream(entries.open(name, Flags.O_RDONLY | Flags.O_NONBLOCK), entries.shown(name));
    }

    /** Hands over a file's content; a pipe or a device gives none. */
    public void content(FileName name, ContentTaker taker) throws IOException {
        try (Descriptor file = entries.open(name, Flags.O_RDONLY | Flags.O_NONBLOCK)) {
            FileContent.parts(file, taker, entries.shown(name));
        }
    }

    /** Makes a new file, in this directory or another, with the content of one in this; holes stay holes. */
    public void copyTo(Directory target, FileName name, FileName copy) throws IOException {
        Trail subject = target.entries.shown(copy);
        try (Descriptor from = entries.open(name, Flags.O_RDONLY | Flags.O_NONBLOCK);
                Descriptor to = target.entries.create(copy, Flags.O_WRONLY | Flags.O_EXCL)) {
            FileContent.copy(from, to, status(name).size(), subject);
        }
    }

    /** Takes the lock of this file, which is made when missing; empty when another holds it. Never waits. */
    public Optional<HeldLock> tryLock(FileName name) throws IOException {
        return HeldLock.tryTake(entries.create(name, Flags.O_WRONLY), within(name));
    }

    /** Takes the lock of this directory itself; empty when another holds it. Never waits. */
    public Optional<HeldLock> tryLock() throws IOException {
        return HeldLock.tryTake(again().descriptor(), trail());
    }

    /** The same together with others who share it. Waits while one holds it alone. */
    public HeldLock shareLock() throws IOException {
        return HeldLock.share(again().descriptor(), trail());
    }

    /** Waits until the disk has this directory's entries. */
    public void sync() throws IOException {
        Libc.call("fsync", trail(), state ->
                (int) Libc.FSYNC.invokeExact(state, descriptor().number()));
    }

    /** Waits until the disk has all that was written to the file system of this directory. */
    public void syncFileSystem() throws IOException {
        Libc.call("syncfs", trail(), state ->
                (int) Libc.SYNCFS.invokeExact(state, descriptor().number()));
    }

    Descriptor descriptor() {
        return entries.directory();
    }

    Trail trail() {
        return entries.trail();
    }

    boolean isOpen() {
        return descriptor().isOpen();
    }

    /** How an entry of this directory is shown to people. */
    public String within(FileName name) {
        return entries.shown(name).toString();
    }

    @Override
    public void close() {
        descriptor().close();
    }

    @Override
    public String toString() {
        return trail().toString();
    }
}
