package eus.gordailu.repository.job;

import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** Somebody else works on this job's directory now. */
public final class JobLockedException extends RepositoryException {

    JobLockedException(JobDirectory directory) {
        super(
                FailureClass.TRANSIENT,
                "job.locked",
                "Job %s is being worked on by another run or rotation: it is tried again later".formatted(directory),
                Map.of(
                        "job",
                        directory.job().toString(),
                        "directory",
                        directory.path().toString()));
    }
}
