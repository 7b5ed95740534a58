package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.media.Schema;

/** A location as it is shown. */
@Schema(name = "Location")
record LocationView(String id, String name, String directory, long version) {

    static LocationView of(Stored<Location> stored) {
        Location location = stored.value();
        return new LocationView(location.id().toString(), location.name(), location.directory(), stored.version());
    }
}
