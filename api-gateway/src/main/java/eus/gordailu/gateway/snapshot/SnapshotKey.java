package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.SnapshotId;

/** Which snapshot: its id is unique within its job only. */
public record SnapshotKey(JobId jobId, SnapshotId snapshotId) {

    @Override
    public String toString() {
        return jobId + "/" + snapshotId;
    }
}
