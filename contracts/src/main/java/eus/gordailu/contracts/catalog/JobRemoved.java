package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.wire.Message;

/** A job is no longer defined. A lower version than the one known is old news. */
public record JobRemoved(JobId jobId, long version) implements Message {

    @Override
    public String key() {
        return jobId.toString();
    }
}
