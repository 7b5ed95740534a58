package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** The location was written by a newer version. */
public final class LocationFormatUnknownException extends LocationRefusedException {

    LocationFormatUnknownException(LocationId id, Path directory, int format) {
        super(
                "location.format-unknown",
                id,
                directory,
                "Location %s in %s has format %d, which this version does not know: update Gordailu on this machine"
                        .formatted(id, directory, format));
    }
}
