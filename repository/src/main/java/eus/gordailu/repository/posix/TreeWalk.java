package eus.gordailu.repository.posix;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tree depth first with one directory open at a time, however deep it is. Down by name, up by {@code ..}, with a check that
 * up leads to where down began.
 */
public final class TreeWalk implements AutoCloseable {

    /** A directory that was begun: where it is, which one it is, and its subdirectories that are still to come. */
    private record Level(@Nullable FileName name, Trail trail, long inode, Deque<FileName> pending) {}

    private final TreeVisitor visitor;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Directory current;

    private TreeWalk(Directory root, TreeVisitor visitor) throws IOException {
        this.current = root.again();
        this.visitor = visitor;
    }

    /** Shows everything below the root; the root itself is not shown. */
    public static void walk(Directory root, TreeVisitor visitor) throws IOException {
        try (TreeWalk walk = new TreeWalk(root, visitor)) {
            walk.begin(null);
            walk.run();
        }
    }

    private void run() throws IOException {
        for (Level level = levels.peek(); level != null; level = levels.peek()) {
            FileName next = level.pending().poll();
            if (next == null) {
                finish(level);
            } else {
                descend(next);
            }
        }
    }

    private void begin(@Nullable FileName name) throws IOException {
        Deque<FileName> pending = new ArrayDeque<>();
        Directory directory = current;
        directory.list(entry -> {
            if (entry.directory()) {
                pending.add(entry.name());
            } else {
                visitor.file(directory, entry.name());
            }
        });
        levels.push(new Level(name, directory.trail(), directory.status().inode(), pending));
    }

    private void descend(FileName name) throws IOException {
        Directory child = visitor.enter(current, name);
        if (child != null) {
            become(child);
            begin(name);
        }
    }

    private void finish(Level done) throws IOException {
        levels.pop();
        Level above = levels.peek();
        FileName name = done.name();
        if (above == null || name == null) {
            return;
        }
        become(current.parent(above.trail()));
        if (current.status().inode() != above.inode()) {
            throw new IOException("%s was moved while it was walked".formatted(done.trail()));
        }
        visitor.left(current, name);
    }

    private void become(Directory next) {
        current.close();
        current = next;
    }

    @Override
    public void close() {
        current.close();
    }
}
