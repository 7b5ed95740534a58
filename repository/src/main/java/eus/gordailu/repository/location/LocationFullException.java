package eus.gordailu.repository.location;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** The disk has no space, no inode or no quota left. What was stored before is untouched. */
public final class LocationFullException extends RepositoryException {

    LocationFullException(DiskWork work, Exception cause) {
        super(
                new Failure(
                        FailureClass.OPERATOR_NEEDED,
                        "location.full",
                        "Could not %s in %s: the disk is full (%s). Free space or inodes there, or shorten the retention; stored snapshots are untouched"
                                .formatted(work.what(), work.where(), cause.getMessage()),
                        Map.of("directory", work.where().toString())),
                cause);
    }
}
