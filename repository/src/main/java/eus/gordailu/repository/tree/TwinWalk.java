package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.posix.TreeCursor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tree and its copy side by side and makes the copy right: first a directory's entries, then those of its
 * subdirectories, at last its own attributes. The source is only read, and gets links.
 */
final class TwinWalk {

    /** A subdirectory that is still to come; a new one has nothing in it that could be wrong. */
    private record Pending(FileName name, boolean isNew) {}

    private final TreeCursor source;
    private final TreeCursor target;
    private final FullInodes fullInodes;
    private final @Nullable Companion companion;
    private final @Nullable Predicate<TreePath> known;
    private final Deque<Deque<Pending>> levels = new ArrayDeque<>();
    private final Tally tally = new Tally();

    private TwinWalk(
            TreeCursor source,
            TreeCursor target,
            FullInodes fullInodes,
            @Nullable Companion companion,
            @Nullable Predicate<TreePath> known) {
        this.known = known;
        this.source = source;
        this.target = target;
        this.fullInodes = fullInodes;
        this.companion = companion;
    }

    /** By two threads, of which one takes these subtrees. */
    static LinkedTree run(Directory source, Directory target, boolean targetIsNew, List<TreePath> apart)
            throws IOException {
        checkApart(source, target);
        try (FullInodes fullInodes = new FullInodes();
                Companion companion = new Companion(apart, fullInodes)) {
            Tally tally = of(source, target, targetIsNew, fullInodes, companion);
            tally.add(companion.join());
            fullInodes.regroup(target);
            return tally.sum();
        }
    }

    /** Makes all right but for what the companion takes over. */
    static Tally of(
            Directory source,
            Directory target,
            boolean targetIsNew,
            FullInodes fullInodes,
            @Nullable Companion companion)
            throws IOException {
        try (TreeCursor from = TreeCursor.at(source);
                TreeCursor to = TreeCursor.at(target)) {
            TwinWalk walk = new TwinWalk(from, to, fullInodes, companion, null);
            walk.begin(targetIsNew);
            walk.run();
            return walk.tally;
        }
    }

    /**
     * Adds what the target lacks of these names. What it has stays, down to its own attributes, but for directories that are
     * not known to be what they should be: they are completed too.
     */
    static LinkedTree complete(Directory source, Directory target, Set<FileName> wanted, Predicate<TreePath> known)
            throws IOException {
        return complete(source, target, known, walk -> walk.missing(wanted, known));
    }

    /** The same of all names. */
    static LinkedTree complete(Directory source, Directory target, Predicate<TreePath> known) throws IOException {
        return complete(source, target, known, walk -> walk.missing(known));
    }

    private interface Beginning {

        Deque<Pending> of(TwinWalk walk) throws IOException;
    }

    private static LinkedTree complete(
            Directory source, Directory target, Predicate<TreePath> known, Beginning beginning) throws IOException {
        checkApart(source, target);
        FileStatus before = target.status();
        try (FullInodes fullInodes = new FullInodes();
                TreeCursor from = TreeCursor.at(source);
                TreeCursor to = TreeCursor.at(target)) {
            TwinWalk walk = new TwinWalk(from, to, fullInodes, null, known);
            walk.levels.push(beginning.of(walk));
            walk.run();
            fullInodes.regroup(target);
            target.inode().mode(before.permissions());
            target.inode().modified(before.modified());
            return walk.tally.sum();
        }
    }

    private static void checkApart(Directory source, Directory target) throws IOException {
        FileStatus from = source.status();
        FileStatus to = target.status();
        if (from.device() != to.device()) {
            throw TreesNotLinkableException.apart(source, target);
        }
        if (from.inode() == to.inode()) {
            throw TreesNotLinkableException.same(source, target);
        }
    }

    private void run() throws IOException {
        for (Deque<Pending> here = levels.peek(); here != null; here = levels.peek()) {
            Pending next = here.poll();
            if (next == null) {
                finish();
            } else {
                descend(next);
            }
        }
    }

    private void begin(boolean isNew) throws IOException {
        if (known != null && !isNew) {
            levels.push(missing(known));
            return;
        }
        tally.directories++;
        // It gets its own mode at the end.
        OwnerRights.grant(target.directory());
        Deque<Pending> directories = new ArrayDeque<>();
        if (isNew) {
            source.directory().list(entry -> add(entry, directories));
        } else {
            reconcile(directories);
        }
        levels.push(directories);
    }

    /** Adds it, and leaves what is below. Of a few names the directories need not be read. */
    private Deque<Pending> missing(Set<FileName> wanted, Predicate<TreePath> known) throws IOException {
        OwnerRights.grant(target.directory());
        Deque<Pending> directories = new ArrayDeque<>();
        for (FileName name : wanted) {
            if (source.directory().has(name)) {
                Entry found = target.directory().has(name) ? entry(target.directory(), name) : null;
                complete(entry(source.directory(), name), found, known, directories);
            }
        }
        return directories;
    }

    private Deque<Pending> missing(Predicate<TreePath> known) throws IOException {
        OwnerRights.grant(target.directory());
        Map<FileName, Entry> there = new HashMap<>();
        target.directory().list(entry -> there.put(entry.name(), entry));
        Deque<Pending> directories = new ArrayDeque<>();
        source.directory().list(entry -> complete(entry, there.get(entry.name()), known, directories));
        return directories;
    }

    private void complete(Entry entry, @Nullable Entry found, Predicate<TreePath> known, Deque<Pending> directories)
            throws IOException {
        if (found == null) {
            add(entry, directories);
        } else if (found.directory() && entry.directory() && !known.test(path(entry.name()))) {
            directories.add(new Pending(entry.name(), false));
        }
    }

    private static Entry entry(Directory directory, FileName name) throws IOException {
        FileStatus status = directory.status(name);
        return new Entry(name, status.inode(), status.type());
    }

    /** Keeps what is right, removes the rest, and then adds what is missing: a name must be free before it is linked. */
    private void reconcile(Deque<Pending> directories) throws IOException {
        Map<FileName, Entry> missing = new LinkedHashMap<>();
        source.directory().list(entry -> missing.put(entry.name(), entry));
        target.directory().list(found -> {
            Entry wanted = missing.get(found.name());
            if (wanted == null || !right(found, wanted)) {
                remove(found);
                return;
            }
            missing.remove(found.name());
            if (found.directory()) {
                directories.add(new Pending(found.name(), false));
            } else {
                tally.kept++;
            }
        });
        for (Entry entry : missing.values()) {
            add(entry, directories);
        }
    }

    /** Directories are never shared: one that has the name will do, once it is made right. */
    private static boolean right(Entry found, Entry wanted) {
        return found.type() == wanted.type() && (found.directory() || found.inode() == wanted.inode());
    }

    private void remove(Entry entry) throws IOException {
        if (entry.directory()) {
            tally.removed += TreeRemoval.remove(target.directory(), entry.name());
        } else {
            target.directory().unlink(entry.name());
            tally.removed++;
        }
    }

    private void add(Entry entry, Deque<Pending> directories) throws IOException {
        if (entry.directory()) {
            target.directory().makeDirectory(entry.name(), OwnerRights.ALL);
            directories.add(new Pending(entry.name(), true));
        } else {
            link(entry);
        }
    }

    private void link(Entry entry) throws IOException {
        try {
            source.directory().linkTo(target.directory(), entry.name());
            tally.linked++;
        } catch (PosixException e) {
            if (e.errno() != Errno.EMLINK) {
                throw e;
            }
            if (fullInodes.place(source.directory(), entry, target.directory(), entry.name())) {
                tally.copied(path(entry.name()), source.directory().status(entry.name()));
            } else {
                tally.linked++;
            }
        }
    }

    private TreePath path(FileName name) {
        String octets = source.octets();
        return new TreePath(octets.isEmpty() ? name.octets() : octets + "/" + name.octets());
    }

    private void descend(Pending next) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("The copying of a tree was broken off");
        }
        FileName name = next.name();
        Directory from = source.directory().child(name);
        int permissions = target.directory().status(name).permissions();
        Directory to = opened(name, from);
        if (known != null && !next.isNew() && linkedInto(to)) {
            to.inode().mode(permissions);
            from.close();
            to.close();
            return;
        }
        if (companion != null && companion.takes(path(name))) {
            companion.take(from, to, next.isNew());
            return;
        }
        source.down(name, from);
        target.down(name, to);
        begin(next.isNew());
    }

    private static boolean linkedInto(Directory directory) throws IOException {
        boolean[] linked = new boolean[1];
        directory.list(entry -> linked[0] |=
                !entry.directory() && directory.status(entry.name()).links() > 1);
        return linked[0];
    }

    private Directory opened(FileName name, Directory from) throws IOException {
        try {
            return target.directory().childForced(name);
        } catch (IOException e) {
            from.close();
            throw e;
        }
    }

    private void finish() throws IOException {
        levels.pop();
        if (source.depth() > 0 || known == null) {
            Likeness.give(source.directory().inode(), target.directory().inode());
        }
        if (source.depth() > 0) {
            source.up();
            target.up();
        }
    }
}
