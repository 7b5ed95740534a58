package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Pulls only what differs from the previous snapshot, into a copy of it made of hard links. In between the two calls the
 * caller prepares the copy as {@link ApplyRequest} says.
 *
 * <p>It comes to what a plain pull into an empty directory comes to. The one difference is one that a plain pull linked to
 * the previous snapshot has as well: names of one file that became files of their own, equal to the nanosecond and the
 * attribute, stay names of one file, because rsync sees nothing to be done.
 */
public interface ChangePull {

    /**
     * Looks at all of the source and at all of the previous snapshot, which the request names, and changes neither.
     *
     * @param subtrees of the previous snapshot that may be compared beside the rest, at the same time: half of it makes that
     *     quickest. What they are never alters what is found.
     */
    Comparison compare(PullRequest request, List<TreePath> subtrees, Cancellation cancellation);

    /**
     * Fetches what the comparison found; also when that was nothing, for only this proves that the job's paths are still
     * there. No file that is there already is touched, in content or attributes. Directories get their attributes from the
     * source, those whose entries were taken away included. Ends and progress are as in {@link Pull#pull}.
     */
    PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation);

    /**
     * Brings files once more that are in the destination already, and changes them there where they differ: none may share
     * its inode with a snapshot.
     */
    PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation);

    /**
     * Looks at a tree on this machine as if it were the source, and changes nothing. What the request excludes of it is told as deleted, and
     * nothing else.
     */
    Comparison excluded(PullRequest request, Path tree, Cancellation cancellation);
}
