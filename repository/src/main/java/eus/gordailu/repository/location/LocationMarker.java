package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.repository.document.JsonFile;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gordailu-location.json} says: which location this directory is, in which form it is written, whether its file
 * system was found to keep extended attributes, and the secret of its {@link KeepOut}; older markers don't say the last two.
 */
record LocationMarker(
        int format,
        LocationId location,
        @Nullable Boolean extendedAttributes,
        @Nullable String keepOut) {

    /** The form that this version writes, and the newest that it reads. */
    static final int FORMAT = 1;

    static final JsonFile<LocationMarker> FILE = new JsonFile<>("gordailu-location.json", LocationMarker.class);

    LocationMarker {
        Objects.requireNonNull(location, "the marker names no location");
        if (keepOut != null && !keepOut.matches("[0-9a-z-]+")) {
            throw new IllegalArgumentException("keepOut is a secret of lower-case letters, digits and hyphens");
        }
    }

    static LocationMarker of(LocationId location, Capabilities able) {
        return new LocationMarker(
                FORMAT, location, able.extendedAttributes(), UUID.randomUUID().toString());
    }

    /** By what the location is left out of backups. */
    KeepOut asKeepOut() {
        return KeepOut.withSecret(keepOut == null ? location.value() : keepOut);
    }
}
