package eus.gordailu.contracts.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshots of a job hold together.
 *
 * @param freedBytes what the last expiry has freed; unknown when null
 * @param snapshots in the order in which they were made
 */
public record JobUsage(@Nullable Long freedBytes, List<SnapshotUsage> snapshots) {

    public JobUsage {
        snapshots = List.copyOf(snapshots);
    }

    /** Of all snapshots, with what they share counted once; null when that of one is unknown. */
    public @Nullable Long totalBytes() {
        long total = 0;
        for (SnapshotUsage snapshot : snapshots) {
            Long fresh = snapshot.newBytes();
            if (fresh == null) {
                return null;
            }
            total += fresh;
        }
        return total;
    }

    /** The same after an expiry, when this was known before it. */
    public JobUsage freedSince(JobUsage before) {
        Long then = before.totalBytes();
        Long now = totalBytes();
        return new JobUsage(then == null || now == null ? null : Math.max(0, then - now), snapshots);
    }
}
