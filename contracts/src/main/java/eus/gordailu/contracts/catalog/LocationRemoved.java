package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.wire.Message;

/** A location is no longer defined. A lower version than the one known is old news. */
public record LocationRemoved(LocationId locationId, long version) implements Message {

    @Override
    public String key() {
        return locationId.toString();
    }
}
