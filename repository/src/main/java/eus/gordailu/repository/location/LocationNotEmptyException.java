package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** A directory with files of others does not become a location. */
public final class LocationNotEmptyException extends LocationRefusedException {

    LocationNotEmptyException(LocationId id, Path directory) {
        super(
                "location.not-empty",
                id,
                directory,
                "%s can't be location %s: it holds other files and has no marker. Mount the location's disk there, or choose an empty directory"
                        .formatted(directory, id));
    }
}
