package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two trees of one job, by names and inode numbers, which a listing of the directories gives without a
 * look at the files. Attributes of directories are not compared.
 */
public final class TreeDifference {

    /** Is told what differs. */
    public interface Listener {

        /** New, a directory before what is in it. */
        void added(TreePath path) throws IOException;

        /** Another inode of the same type. */
        void changed(TreePath path) throws IOException;

        /** Gone, a directory before what was in it. */
        void removed(TreePath path, boolean directory) throws IOException;
    }

    /** A directory that is still to come, in one of the trees or in both. */
    private record Pending(FileName name, boolean inOlder, boolean inNewer) {}

    private final TreeCursor older;
    private final TreeCursor newer;
    private final Listener listener;
    private final Deque<Pending> way = new ArrayDeque<>();
    private final Deque<Deque<Pending>> levels = new ArrayDeque<>();

    private TreeDifference(TreeCursor older, TreeCursor newer, Listener listener) {
        this.older = older;
        this.newer = newer;
        this.listener = listener;
    }

    /** Compares the trees below two directories. */
    public static void tell(Directory older, Directory newer, Listener listener) throws IOException {
        try (TreeCursor before = TreeCursor.at(older);
                TreeCursor after = TreeCursor.at(newer)) {
            TreeDifference difference = new TreeDifference(before, after, listener);
            difference.begin(true, true);
            difference.run();
        }
    }

    /** As if there had been nothing before. */
    public static void tellAll(Directory newer, Listener listener) throws IOException {
        try (TreeCursor nowhere = TreeCursor.at(newer);
                TreeCursor after = TreeCursor.at(newer)) {
            TreeDifference difference = new TreeDifference(nowhere, after, listener);
            difference.begin(false, true);
            difference.run();
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

    private void begin(boolean inOlder, boolean inNewer) throws IOException {
        Deque<Pending> directories = new ArrayDeque<>();
        Map<FileName, Entry> before = new LinkedHashMap<>();
        if (inOlder) {
            older.directory().list(entry -> before.put(entry.name(), entry));
        }
        for (Entry entry : inNewer ? entries(newer.directory()) : List.<Entry>of()) {
            compare(before.remove(entry.name()), entry, directories);
        }
        for (Entry gone : before.values()) {
            removed(gone, directories);
        }
        levels.push(directories);
    }

    private static List<Entry> entries(Directory directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        directory.list(entries::add);
        return entries;
    }

    private void compare(@Nullable Entry before, Entry now, Deque<Pending> directories) throws IOException {
        if (before != null && before.type() == now.type()) {
            if (now.directory()) {
                directories.add(new Pending(now.name(), true, true));
            } else if (before.inode() != now.inode()) {
                listener.changed(path(now.name()));
            }
            return;
        }
        if (before != null) {
            removed(before, directories);
        }
        listener.added(path(now.name()));
        if (now.directory()) {
            directories.add(new Pending(now.name(), false, true));
        }
    }

    private void removed(Entry gone, Deque<Pending> directories) throws IOException {
        listener.removed(path(gone.name()), gone.directory());
        if (gone.directory()) {
            directories.add(new Pending(gone.name(), true, false));
        }
    }

    private void descend(Pending next) throws IOException {
        if (next.inOlder()) {
            older.down(next.name(), older.directory().child(next.name()));
        }
        if (next.inNewer()) {
            newer.down(next.name(), newer.directory().child(next.name()));
        }
        way.push(next);
        begin(next.inOlder(), next.inNewer());
    }

    private void finish() throws IOException {
        levels.pop();
        Pending done = way.poll();
        if (done != null && done.inOlder()) {
            older.up();
        }
        if (done != null && done.inNewer()) {
            newer.up();
        }
    }

    private TreePath path(FileName name) {
        Pending here = way.peek();
        String directory = here == null || here.inNewer() ? newer.octets() : older.octets();
        return new TreePath(directory.isEmpty() ? name.octets() : directory + "/" + name.octets());
    }
}
