package eus.gordailu.rotation.expiry;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.rotation.location.JobLookup;

/** Deletes what is out of view. May take hours; interrupted, it goes on where it was. */
public final class Deletion {

    /** Deletes everything of this job that waits. */
    public DeletionReport delete(Location location, JobRef job) {
        return new ExpiredTrees(JobLookup.find(location, job)).delete();
    }
}
