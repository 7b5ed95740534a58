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
 * @param paths in it; what leads to each are directories
 * @param dryRun only tells what would change
 * @param deletion what is at the client and not in the tree goes, if there is one
 * @param scratch a directory of the worker's own, for lists of names
 * @param wallClock how long it may take in all
 */
public record PushRequest(
        Path tree,
        List<TreePath> paths,
        PushTarget target,
        boolean dryRun,
        Optional<Deletion> deletion,
        Pace pace,
        Optional<Duration> wallClock,
        Path scratch) {

    /**
     * What deletion spares.
     *
     * @param excludes patterns of what was in no snapshot
     * @param keepOuts names of files by which directories with backups are known
     */
    public record Deletion(List<String> excludes, List<String> keepOuts) {

        public Deletion {
            excludes = List.copyOf(excludes);
            keepOuts = List.copyOf(keepOuts);
        }
    }

    public PushRequest {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("A restore brings at least one path");
        }
    }
}
