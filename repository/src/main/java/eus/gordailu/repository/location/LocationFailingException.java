package eus.gordailu.repository.location;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** The disk answered with an error that is neither lack of space nor of rights. */
public final class LocationFailingException extends RepositoryException {

    LocationFailingException(DiskWork work, Exception cause) {
        super(
                new Failure(
                        FailureClass.OPERATOR_NEEDED,
                        "location.failing",
                        "Could not %s in %s: %s. Check the disk and the system's log; stored snapshots are untouched"
                                .formatted(work.what(), work.where(), cause),
                        Map.of("directory", work.where().toString())),
                cause);
    }
}
