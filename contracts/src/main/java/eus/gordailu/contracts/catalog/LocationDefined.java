package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.wire.Message;

/** A location as it was last defined. A lower version than the one known is old news. */
public record LocationDefined(Location location, long version) implements Message {

    @Override
    public String key() {
        return location.id().toString();
    }
}
