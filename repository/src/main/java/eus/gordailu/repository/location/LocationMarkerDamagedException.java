package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** The marker can't be read. */
public final class LocationMarkerDamagedException extends LocationRefusedException {

    LocationMarkerDamagedException(LocationId id, Path directory, String problem) {
        super(
                "location.marker-damaged",
                id,
                directory,
                "The marker file of location %s in %s is damaged (%s): check the disk, then restore the file from a copy"
                        .formatted(id, directory, problem));
    }
}
