package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.LocationRemoved;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.wire.Message;
import java.util.Map;

final class LocationKind implements Kind<Location> {

    @Override
    public String plural() {
        return "locations";
    }

    @Override
    public String noun() {
        return "location";
    }

    @Override
    public Class<Location> type() {
        return Location.class;
    }

    @Override
    public Id id(Location location) {
        return location.id();
    }

    @Override
    public String name(Location location) {
        return location.name();
    }

    @Override
    public String uniqueName(Location location) {
        return Kind.folded(location.name());
    }

    @Override
    public Map<String, Object> references(Location location) {
        return Map.of();
    }

    @Override
    public Message defined(Location location, long version) {
        return new LocationDefined(location, version);
    }

    @Override
    public Message removed(Location location, long version) {
        return new LocationRemoved(location.id(), version);
    }
}
