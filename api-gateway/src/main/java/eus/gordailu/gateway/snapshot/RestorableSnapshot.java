package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import java.time.Instant;

/**
 * A snapshot that files can be brought back from.
 *
 * @param definition the job as it was when the snapshot was made
 */
public record RestorableSnapshot(JobRef job, SnapshotId id, JobDefinition definition, Instant completedAt) {}
