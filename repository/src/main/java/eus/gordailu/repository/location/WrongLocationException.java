package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** The marker there belongs to another location. */
public final class WrongLocationException extends LocationRefusedException {

    WrongLocationException(LocationId id, Path directory, LocationId found) {
        super(
                "location.wrong-marker",
                id,
                directory,
                "%s holds location %s, not %s: mount the right disk there, or correct the location's directory"
                        .formatted(directory, found, id));
    }
}
