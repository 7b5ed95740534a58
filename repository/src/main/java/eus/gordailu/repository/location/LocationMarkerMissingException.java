package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import java.nio.file.Path;

/** There is no marker: most likely the disk is not mounted. */
public final class LocationMarkerMissingException extends LocationRefusedException {

    private LocationMarkerMissingException(LocationId id, Path directory, String reason) {
        super(
                "location.marker-missing",
                id,
                directory,
                "Location %s has no marker file in %s%s mark it: POST /api/v1/locations/%s/mark"
                        .formatted(id, directory, reason, id));
    }

    static LocationMarkerMissingException withDirectory(LocationId id, Path directory) {
        return new LocationMarkerMissingException(
                id, directory, ", which is not there: is the disk mounted? Mount it or, to begin a new one,");
    }

    static LocationMarkerMissingException inEmptyDirectory(LocationId id, Path directory) {
        return new LocationMarkerMissingException(
                id, directory, ", which is empty: is the disk mounted there? Mount it or, if it is a new one,");
    }

    static LocationMarkerMissingException besideBackups(LocationId id, Path directory) {
        return new LocationMarkerMissingException(
                id, directory, ", though backups are in it: if it is the right disk,");
    }
}
