package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;

/** Which job, by ids and by the names that people know. */
public record JobRef(ClientId clientId, String clientName, JobId jobId, String jobName) {

    @Override
    public String toString() {
        return clientName + " / " + jobName;
    }
}
