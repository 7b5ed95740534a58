package eus.gordailu.rotation.location;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where locations are, as the snapshots that were made there said last. */
public final class KnownLocations {

    private final Documents<Sighting> sightings;

    record Sighting(Location location, Instant seenAt) {

        boolean supersedes(Sighting other) {
            return seenAt.isAfter(other.seenAt()) && !location.equals(other.location());
        }
    }

    public KnownLocations(ServiceStore store) {
        this.sightings = store.documents("locations", Sighting.class, sighting -> Map.of());
    }

    /** A snapshot was made there at that time; an older one changes nothing. */
    public void seen(Location location, Instant at) {
        Sighting sighting = new Sighting(location, at);
        if (sightings.find(location.id()).isEmpty()) {
            sightings.insert(location.id(), sighting);
        }
        sightings.change(
                location.id(),
                stored -> Optional.of(sighting)
                        .filter(newer -> newer.supersedes(stored.value()))
                        .map(Change::to));
    }

    /**
     * The location with this id.
     *
     * @throws LocationUnknownException when no snapshot was made there yet
     */
    public Location get(LocationId id) {
        return sightings
                .find(id)
                .orElseThrow(() -> new LocationUnknownException(id))
                .value()
                .location();
    }
}
