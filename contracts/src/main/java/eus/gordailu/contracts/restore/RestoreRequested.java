package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Command: bring these paths of a snapshot back to a client, below this directory. A dry run only lists what would change.
 *
 * @param location where the snapshot is
 * @param paths from the root of the snapshot's tree, as {@code /srv/www}; a name that is no text is written as {@code \\#ooo}, as rsync shows it
 * @param target the client that they come to, which need not be the one that they came from
 * @param directory absolute on the target; each path comes to stand below it with all its names, and in the root so where it was
 * @param deletes whether what a directory holds at the target and not in the snapshot is deleted
 * @param excludes the job's: what fits them was in no snapshot, and is never deleted
 */
public record RestoreRequested(
        RestoreId restoreId,
        JobRef job,
        Location location,
        SnapshotId snapshotId,
        List<String> paths,
        Client target,
        String directory,
        boolean dryRun,
        boolean deletes,
        List<String> excludes,
        String requestedBy,
        Instant requestedAt)
        implements Message {

    private static final Duration FRESH = Duration.ofHours(1);

    public RestoreRequested {
        paths = List.copyOf(paths);
        excludes = List.copyOf(excludes);
    }

    /** Whether it was asked for so long ago that nobody waits for it any more: then it is not begun. */
    public boolean isOld(Instant now) {
        return requestedAt.plus(FRESH).isBefore(now);
    }

    @Override
    public String key() {
        return restoreId.toString();
    }
}
