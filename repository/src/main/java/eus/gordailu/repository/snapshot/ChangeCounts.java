package eus.gordailu.repository.snapshot;

/** How many files (whatever is no directory) differ from the last good snapshot. One whose attributes alone differ is not changed. */
public record ChangeCounts(long added, long changed, long deleted) {

    /** How many of the earlier files are not what they were. */
    public long gone() {
        return changed + deleted;
    }

    /** The share of the earlier files that are not what they were, of a snapshot that has so many files now; 0 to 1. */
    public double share(long filesNow) {
        long before = filesNow - added + deleted;
        return before <= 0 ? 0 : Math.min(1, (double) gone() / before);
    }
}
