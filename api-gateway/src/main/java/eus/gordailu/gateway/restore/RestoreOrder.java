package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.gateway.snapshot.SnapshotKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have restored.
 *
 * @param target null for the client that the files came from
 */
public record RestoreOrder(
        SnapshotKey snapshot,
        List<String> paths,
        @Nullable ClientId target,
        String directory,
        boolean dryRun,
        boolean deletes) {

    /**
     * @throws IllegalArgumentException when a path or the directory is none
     */
    public RestoreOrder {
        paths = RestorePaths.check(paths);
        directory = RestorePaths.checkDirectory(directory);
    }

    /** What was asked for once, to be listed or done. */
    static RestoreOrder of(RestoreRequested asked, boolean dryRun) {
        return new RestoreOrder(
                new SnapshotKey(asked.job().jobId(), asked.snapshotId()),
                asked.paths(),
                asked.target().id(),
                asked.directory(),
                dryRun,
                asked.deletes());
    }

    /** Whether this was asked for. */
    boolean isThatOf(RestoreRequested asked) {
        ClientId meant = target == null ? asked.job().clientId() : target;
        return of(asked, asked.dryRun()).equals(new RestoreOrder(snapshot, paths, meant, directory, dryRun, deletes));
    }
}
