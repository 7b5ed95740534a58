package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.wire.Message;

/** A job as it was last defined. A lower version than the one known is old news. */
public record JobDefined(Job job, long version) implements Message {

    @Override
    public String key() {
        return job.id().toString();
    }
}
