package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.wire.Message;

/** A client is no longer defined. A lower version than the one known is old news. */
public record ClientRemoved(ClientId clientId, long version) implements Message {

    @Override
    public String key() {
        return clientId.toString();
    }
}
