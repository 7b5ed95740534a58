package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.wire.Message;

/** A user as it was last defined. A lower version than the one known is old news. */
public record UserDefined(User user, long version) implements Message {

    @Override
    public String key() {
        return user.id().toString();
    }
}
