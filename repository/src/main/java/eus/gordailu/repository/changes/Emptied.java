package eus.gordailu.repository.changes;

import java.util.List;

/**
 * Directories that hold no file any more; and what came to one place while the same has gone from another, which may be what was in
 * them.
 */
public record Emptied(List<EmptiedDirectory> directories, long movedFiles, long movedBytes) {

    public static final Emptied NONE = new Emptied(List.of(), 0, 0);

    public Emptied {
        directories = List.copyOf(directories);
    }
}
