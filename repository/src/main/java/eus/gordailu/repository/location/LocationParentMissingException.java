package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** The directory above the location is missing. */
public final class LocationParentMissingException extends LocationRefusedException {

    LocationParentMissingException(LocationId id, Path directory) {
        super(
                "location.parent-missing",
                id,
                directory,
                "Location %s can't be in %s: the directory above it does not exist. Mount the disk, or create that directory"
                        .formatted(id, directory));
    }
}
