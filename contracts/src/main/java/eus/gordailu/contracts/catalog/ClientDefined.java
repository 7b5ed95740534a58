package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.wire.Message;

/** A client as it was last defined. A lower version than the one known is old news. */
public record ClientDefined(Client client, long version) implements Message {

    @Override
    public String key() {
        return client.id().toString();
    }
}
