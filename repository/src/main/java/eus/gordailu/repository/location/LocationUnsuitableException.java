package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** The file system can't hold what snapshots are made of. */
public final class LocationUnsuitableException extends LocationRefusedException {

    LocationUnsuitableException(LocationId id, Path directory, String why) {
        super("location.unsuitable", id, directory, "%s can't become location %s: %s".formatted(directory, id, why));
    }
}
