package eus.gordailu.repository.tree;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Inodes that take no more links (ext4: 65,000). Such a file is copied; its further names become links to the copy, so that
 * one full inode costs one copy and not one for each name. Threads may share it.
 */
final class FullInodes implements AutoCloseable {

    /** Each holds one file open. Beyond that, a name that comes late costs a copy of its own. */
    private static final int REMEMBERED = 64;

    /** As rsync names what is under way, so that it is removed when it is left over. */
    private static final FileName UNDER_WAY = FileName.of(".gordailu.aaaaaa");

    private final SequencedMap<Long, Inode> copies = new LinkedHashMap<>();

    /** Places the entry in the target under this name; whether this took a new copy. */
    synchronized boolean place(Directory source, Entry entry, Directory target, FileName name) throws IOException {
        Inode copy = copies.get(entry.inode());
        if (copy != null && linked(copy, target, name)) {
            return false;
        }
        try (Inode model = source.inode(entry.name())) {
            make(source, entry, model, target, name);
            Inode made = target.inode(name);
            remember(entry.inode(), made);
            Likeness.give(model, made);
        }
        return true;
    }

    /** Gives the names that were linked while their inode took more links to its copy as well: names of one file stay together. */
    synchronized void regroup(Directory tree) throws IOException {
        if (!copies.isEmpty()) {
            TreeWalk.walk(tree, (parent, name) -> {
                Inode copy = copies.get(parent.status(name).inode());
                if (copy != null) {
                    regroup(parent, name, copy);
                }
            });
        }
    }

    private static void regroup(Directory parent, FileName name, Inode copy) throws IOException {
        FileStatus before = parent.status();
        OwnerRights.grant(parent);
        if (linked(copy, parent, UNDER_WAY)) {
            parent.replace(UNDER_WAY, name);
        }
        parent.inode().mode(before.permissions());
        parent.inode().modified(before.modified());
    }

    /** Whether the inode took one more name. */
    static boolean linked(Inode copy, Directory target, FileName name) throws IOException {
        try {
            copy.linkTo(target, name);
            return true;
        } catch (PosixException e) {
            if (e.errno() == Errno.EMLINK) {
                return false;
            }
            throw e;
        }
    }

    private static void make(Directory source, Entry entry, Inode model, Directory target, FileName name)
            throws IOException {
        switch (entry.type()) {
            case FILE -> source.copyTo(target, entry.name(), name);
            case SYMBOLIC_LINK -> target.linkOctets(name, model.linkTarget());
            case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> {
                FileStatus status = model.status();
                target.makeNode(name, status.mode(), status.special());
            }
            case DIRECTORY -> throw new IllegalArgumentException("%s is a directory".formatted(name));
        }
    }

    private void remember(long inode, Inode copy) {
        Inode before = copies.put(inode, copy);
        if (before != null) {
            before.close();
        }
        if (copies.size() > REMEMBERED) {
            copies.pollFirstEntry().getValue().close();
        }
    }

    @Override
    public synchronized void close() {
        copies.values().forEach(Inode::close);
    }
}
