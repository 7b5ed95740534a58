package eus.gordailu.repository.posix;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Walks a tree depth first with few directories open at a time, however deep it is. */
public final class TreeWalk {

    private final TreeVisitor visitor;
    private final TreeCursor cursor;
    /** For each directory that was begun: its subdirectories that are still to come. */
    private final Deque<Deque<FileName>> pending = new ArrayDeque<>();

    private TreeWalk(TreeCursor cursor, TreeVisitor visitor) {
        this.cursor = cursor;
        this.visitor = visitor;
    }

    /** Shows everything below the root; the root itself is not shown. */
    public static void walk(Directory root, TreeVisitor visitor) throws IOException {
        try (TreeCursor cursor = TreeCursor.at(root)) {
            new TreeWalk(cursor, visitor).run();
        }
    }

    private void run() throws IOException {
        begin();
        for (Deque<FileName> here = pending.peek(); here != null; here = pending.peek()) {
            FileName next = here.poll();
            if (next == null) {
                finish();
            } else {
                descend(next);
            }
        }
    }

    private void begin() throws IOException {
        Deque<FileName> directories = new ArrayDeque<>();
        Directory directory = cursor.directory();
        directory.list(entry -> {
            if (entry.directory()) {
                directories.add(entry.name());
            } else {
                visitor.file(directory, entry.name());
            }
        });
        pending.push(directories);
    }

    private void descend(FileName name) throws IOException {
        Directory child = visitor.enter(cursor.directory(), name);
        if (child != null) {
            cursor.down(name, child);
            begin();
        }
    }

    private void finish() throws IOException {
        pending.pop();
        if (cursor.depth() > 0) {
            FileName name = cursor.up();
            visitor.left(cursor.directory(), name);
        }
    }
}
