package eus.gordailu.repository.posix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a tree that moves, down by name and up again, with few directories open however deep it is. The way up that is
 * not open any more is {@code ..}, with a check that it leads to where down began.
 */
public final class TreeCursor implements AutoCloseable {

    private static final int KEPT_OPEN = 6;

    /** A directory on the way: the name by which it was left downwards, and which one it is once it is closed. */
    private static final class Level {

        private final Directory directory;
        private final FileName next;
        private long inode;

        private Level(Directory directory, FileName next) {
            this.directory = directory;
            this.next = next;
        }

        private void close() throws IOException {
            if (directory.isOpen()) {
                inode = directory.status().inode();
                directory.close();
            }
        }

        private Directory reopenedFrom(Directory below) throws IOException {
            if (directory.isOpen()) {
                return directory;
            }
            Directory above = below.parent(directory.trail());
            if (above.status().inode() != inode) {
                above.close();
                throw new IOException("%s was moved while it was walked".formatted(below));
            }
            return above;
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private Directory current;

    private TreeCursor(Directory root) {
        this.current = root;
    }

    /** A cursor at the root of a tree; it has a descriptor of its own. */
    public static TreeCursor at(Directory root) throws IOException {
        return new TreeCursor(root.again());
    }

    /** The directory where it is; open until it moves. */
    public Directory directory() {
        return current;
    }

    /** How many levels below the root it is. */
    public int depth() {
        return levels.size();
    }

    /** The name by which it went down from the directory at this depth. */
    public FileName name(int depth) {
        return levels.get(depth).next;
    }

    /** Goes to an open directory that has this name where it is, and closes it later. */
    public void down(FileName name, Directory child) throws IOException {
        levels.add(new Level(current, name));
        current = child;
        int far = levels.size() - 1 - KEPT_OPEN;
        if (far >= 0) {
            levels.get(far).close();
        }
    }

    /** Goes to the directory that holds this one, and says by which name that has it. */
    public FileName up() throws IOException {
        Level level = levels.removeLast();
        Directory above = level.reopenedFrom(current);
        current.close();
        current = above;
        return level.next;
    }

    /** Where it is below the root: names with slashes between them, one byte to a character. */
    public String octets() {
        return String.join(
                "/", levels.stream().map(level -> level.next.octets()).toList());
    }

    @Override
    public void close() {
        current.close();
        levels.forEach(level -> level.directory.close());
    }
}
