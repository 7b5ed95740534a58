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
                "%s can't become location %s: it is not empty and has no marker. Choose an empty directory"
                        .formatted(directory, id));
    }
}
