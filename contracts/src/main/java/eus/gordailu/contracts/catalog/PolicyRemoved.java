package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.wire.Message;

/** A policy is no longer defined. A lower version than the one known is old news. */
public record PolicyRemoved(PolicyId policyId, long version) implements Message {

    @Override
    public String key() {
        return policyId.toString();
    }
}
