package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.gateway.catalog.Catalogue;
import java.util.List;
import java.util.Optional;

/** What was told last of the usage of each job's snapshots. */
public final class MeasuredJobs {

    private final LastRotations rotations;
    private final KnownBytes known;
    private final Catalogue catalogue;

    MeasuredJobs(LastRotations rotations, KnownBytes known, Catalogue catalogue) {
        this.rotations = rotations;
        this.known = known;
        this.catalogue = catalogue;
    }

    /** The last rotations, in no order. */
    public List<RotationCompleted> all() {
        return rotations.all();
    }

    /**
     * The content of all snapshots of a client's jobs in bytes, as its quota counts it: those that were never known do not count, and
     * those of a removed job do, since they are on the disk.
     */
    public long bytes(ClientId client) {
        return all().stream()
                .filter(rotation -> rotation.definition().client().id().equals(client))
                .filter(rotation -> catalogue
                        .jobs()
                        .find(rotation.definition().job().id())
                        .filter(job -> !job.value().clientId().equals(client))
                        .isEmpty())
                .flatMap(rotation -> held(rotation).stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What was known last where the last rotation does not tell. */
    private Optional<Long> held(RotationCompleted rotation) {
        return Optional.ofNullable(rotation.usage())
                .map(JobUsage::totalBytes)
                .or(() -> known.of(rotation.definition().job().id()));
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
