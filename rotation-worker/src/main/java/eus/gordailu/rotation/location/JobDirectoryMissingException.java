package eus.gordailu.rotation.location;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** The job has no directory where it should have one. */
public final class JobDirectoryMissingException extends RepositoryException {

    JobDirectoryMissingException(JobRef job, Location location) {
        super(
                FailureClass.OPERATOR_NEEDED,
                "job.missing",
                "Job %s has no directory in location %s (%s), so nothing was changed: check that the right disk is mounted there"
                        .formatted(job, location.id(), location.directory()),
                Map.of("job", job.toString(), "location", location.id().toString(), "directory", location.directory()));
    }
}
