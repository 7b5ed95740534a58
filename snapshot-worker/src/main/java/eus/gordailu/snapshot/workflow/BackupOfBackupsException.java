package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.nio.file.Path;
import java.util.Map;

/** A job's path leads into a backup location of this machine. */
public final class BackupOfBackupsException extends RepositoryException {

    BackupOfBackupsException(String path, Path backups, JobRef job) {
        super(
                FailureClass.OPERATOR_NEEDED,
                "source.own-backups",
                "%s leads into the backups in %s: backups of backups would grow without end. Take this path out of job %s"
                        .formatted(path, backups, job),
                Map.of("path", path, "backups", backups.toString(), "job", job.toString()));
    }
}
