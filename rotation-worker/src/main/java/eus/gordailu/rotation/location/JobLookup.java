package eus.gordailu.rotation.location;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import java.nio.file.Path;

/** Finds jobs on disk; looks at the location's marker every time, since a disk may have gone. */
public final class JobLookup {

    private JobLookup() {}

    /**
     * The directory of a job.
     *
     * @throws eus.gordailu.repository.location.LocationRefusedException when the marker is missing or another one
     * @throws JobDirectoryMissingException when the job has none
     */
    public static JobDirectory find(Location location, JobRef job) {
        LocationDirectory directory = LocationDirectory.open(location.id(), Path.of(location.directory()));
        return new JobDirectories(directory)
                .find(job)
                .orElseThrow(() -> new JobDirectoryMissingException(job, location));
    }
}
