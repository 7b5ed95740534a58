package eus.gordailu.repository.job;

import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** A transfer that nobody waits for any more still writes into incoming. */
public final class TransferStillRunningException extends RepositoryException {

    TransferStillRunningException(JobDirectory directory) {
        super(
                FailureClass.TRANSIENT,
                "job.transfer-still-running",
                "An earlier transfer of job %s still runs and holds %s: it is tried again later; if it never ends, end that rsync"
                        .formatted(directory, directory.incomingLock()),
                Map.of(
                        "job",
                        directory.job().toString(),
                        "directory",
                        directory.path().toString()));
    }
}
