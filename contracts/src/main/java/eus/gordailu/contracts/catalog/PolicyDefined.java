package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.wire.Message;

/** A policy as it was last defined. A lower version than the one known is old news. */
public record PolicyDefined(Policy policy, long version) implements Message {

    @Override
    public String key() {
        return policy.id().toString();
    }
}
