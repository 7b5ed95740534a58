package eus.gordailu.repository.job;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.nio.file.Path;
import java.util.Map;

/** Whose directory this is can't be read, so nobody may use it. */
public final class JobDirectoryDamagedException extends RepositoryException {

    JobDirectoryDamagedException(Path directory, Exception cause) {
        super(
                new Failure(
                        FailureClass.OPERATOR_NEEDED,
                        "job.damaged",
                        "The job directory %s can't be told to be the right one: %s. Repair its job.json, or move the directory away to begin anew"
                                .formatted(directory, cause.getMessage()),
                        Map.of("directory", directory.toString())),
                cause);
    }
}
