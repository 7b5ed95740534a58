package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.repository.document.JsonFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gordailu-location.json} says: which location this directory is, in which form it is written, and whether its file
 * system was found to keep extended attributes; older markers don't say.
 */
record LocationMarker(
        int format, LocationId location, @Nullable Boolean extendedAttributes) {

    /** The form that this version writes, and the newest that it reads. */
    static final int FORMAT = 1;

    static final JsonFile<LocationMarker> FILE = new JsonFile<>("gordailu-location.json", LocationMarker.class);

    LocationMarker {
        Objects.requireNonNull(location, "the marker names no location");
    }
}
