package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;

/** Command: bring these paths of a snapshot back to a client, below this directory. A dry run only lists what would change. */
public record RestoreRequested(
        RestoreId restoreId,
        JobRef job,
        SnapshotId snapshotId,
        List<String> paths,
        Client target,
        String directory,
        boolean dryRun,
        String requestedBy,
        Instant requestedAt)
        implements Message {

    public RestoreRequested {
        paths = List.copyOf(paths);
    }

    @Override
    public String key() {
        return restoreId.toString();
    }
}
