package eus.gordailu.repository.location;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** The disk is mounted read-only, or its rights keep us out. */
public final class LocationNotWritableException extends RepositoryException {

    LocationNotWritableException(DiskWork work, Exception cause) {
        super(
                new Failure(
                        FailureClass.OPERATOR_NEEDED,
                        "location.not-writable",
                        "Could not %s in %s: it is not writable (%s). Check that the disk is mounted read-write and that Gordailu's user may write there"
                                .formatted(work.what(), work.where(), cause.getMessage()),
                        Map.of("directory", work.where().toString())),
                cause);
    }
}
