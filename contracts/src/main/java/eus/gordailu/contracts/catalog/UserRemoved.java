package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.UserId;
import eus.gordailu.contracts.wire.Message;

/** A user is no longer defined. A lower version than the one known is old news. */
public record UserRemoved(UserId userId, long version) implements Message {

    @Override
    public String key() {
        return userId.toString();
    }
}
