package eus.gordailu.contracts.check;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup would bring and leave out. Names are texts for people: bytes that are no UTF-8 are shown as a question mark in a diamond.
 *
 * @param complete whether all was looked at; if not, the numbers are at least these
 * @param files how many, each counted once for each of its names
 * @param bytes of those files
 * @param brought the first of what would be brought, {@value #LISTED} at most
 * @param leftOut how many patterns left out; of a directory it alone is counted, and nothing in it is looked at. Null where an rsync daemon sends,
 *     which does not tell
 * @param leftOutFirst the first of those, {@value #LISTED} at most
 * @param failure why nothing, or not all, could be seen; null if nothing stood in the way
 */
public record FilesPreview(
        WorkerId workerId,
        boolean complete,
        long files,
        long bytes,
        List<Brought> brought,
        @Nullable Long leftOut,
        List<LeftOut> leftOutFirst,
        @Nullable Failure failure) {

    /** How many are listed. */
    public static final int LISTED = 500;

    /** A directory's path has a slash at its end. */
    public record Brought(String path, long bytes) {}

    /** What it is, and the pattern that it fits. */
    public record LeftOut(String path, String pattern) {}

    public FilesPreview {
        brought = List.copyOf(brought);
        leftOutFirst = List.copyOf(leftOutFirst);
    }
}
