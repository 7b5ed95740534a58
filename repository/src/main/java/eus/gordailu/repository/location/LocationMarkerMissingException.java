package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** There is no marker: most likely the disk is not mounted. */
public final class LocationMarkerMissingException extends LocationRefusedException {

    LocationMarkerMissingException(LocationId id, Path directory) {
        super(
                "location.marker-missing",
                id,
                directory,
                "Location %s has no marker file in %s: is the disk mounted there? Mount it, or add the location again to make it anew"
                        .formatted(id, directory));
    }
}
