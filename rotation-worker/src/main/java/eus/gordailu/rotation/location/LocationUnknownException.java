package eus.gordailu.rotation.location;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** The worker does not know yet where this location is. */
public final class LocationUnknownException extends RepositoryException {

    LocationUnknownException(LocationId location) {
        super(
                FailureClass.OPERATOR_NEEDED,
                "location.unknown",
                "The worker does not know yet where location %s is, so nothing was changed: run one of its jobs, then ask again"
                        .formatted(location),
                Map.of("location", location.toString()));
    }
}
