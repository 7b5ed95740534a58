package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.snapshot.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at to see whether a snapshot is to be trusted. It holds all that the next one is compared with, so that
 * neither a lost database nor an expired snapshot takes away what is usual for the job.
 *
 * @param files how many files (whatever is no directory) are in the tree
 * @param changes how they differ from the last good snapshot, where known
 * @param shares what share of the files was changed or deleted, in this snapshot and those before it as far as known, the newest first
 * @param fileSystems where each path of a local source is mounted from, and each disk or share below one that the tree holds something of;
 *     of those early manifests have none
 * @param finding what makes the snapshot wait for a person
 */
public record Inspection(
        long files,
        @Nullable ChangeCounts changes,
        List<Double> shares,
        Map<String, String> fileSystems,
        @Nullable Finding finding) {

    public Inspection {
        shares = List.copyOf(shares);
        fileSystems = Map.copyOf(fileSystems);
    }
}
