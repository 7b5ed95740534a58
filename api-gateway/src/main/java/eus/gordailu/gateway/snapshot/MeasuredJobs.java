package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.usage.JobUsage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the last rotation of each job has told of its snapshots' usage. */
public final class MeasuredJobs {

    private final LastRotations rotations;

    MeasuredJobs(LastRotations rotations) {
        this.rotations = rotations;
    }

    /** The last rotations, in no order. */
    public List<RotationCompleted> all() {
        return rotations.all();
    }

    /** The content of all snapshots of a client's jobs in bytes; those that are not known do not count. */
    public long bytes(ClientId client) {
        return all().stream()
                .filter(rotation -> rotation.definition().client().id().equals(client))
                .map(RotationCompleted::usage)
                .filter(Objects::nonNull)
                .map(JobUsage::totalBytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The content of all of a job's snapshots on this location in bytes, if known: the last rotation was there. */
    public Optional<Long> bytes(JobId job, LocationId location) {
        return rotations
                .find(job)
                .filter(rotation -> rotation.definition().location().id().equals(location))
                .map(RotationCompleted::usage)
                .map(JobUsage::totalBytes);
    }
}
