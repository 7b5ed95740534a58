package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to bring to a client.
 *
 * @param tree of a snapshot, absolute
 * @param chosen what of it
 * @param dryRun only tells what would change
 * @param sparing what is at the client and not in the tree goes, but for what fits these patterns; empty where nothing goes
 * @param keepOuts names of files by which directories with backups are known: nothing is brought into one, or around one
 * @param wallClock how long it may take in all
 * @param scratch a directory of the worker's own, for lists of names
 */
public record PushRequest(
        Path tree,
        Chosen chosen,
        PushTarget target,
        boolean dryRun,
        Optional<List<String>> sparing,
        List<String> keepOuts,
        Pace pace,
        Optional<Duration> wallClock,
        Path scratch) {

    /**
     * Paths in a tree.
     *
     * @param paths what leads to each are directories
     * @param directories those of them that are directories themselves
     */
    public record Chosen(List<TreePath> paths, List<TreePath> directories) {

        public Chosen {
            paths = List.copyOf(paths);
            directories = List.copyOf(directories);
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("A restore brings at least one path");
            }
        }
    }

    public PushRequest {
        sparing = sparing.map(List::copyOf);
        keepOuts = List.copyOf(keepOuts);
    }

    /** The same at another pace. */
    public PushRequest at(Pace other) {
        return new PushRequest(tree, chosen, target, dryRun, sparing, keepOuts, other, wallClock, scratch);
    }
}
