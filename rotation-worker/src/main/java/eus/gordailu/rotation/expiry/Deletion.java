package eus.gordailu.rotation.expiry;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.rotation.location.JobLookup;
import java.nio.file.Path;

/** Deletes what is out of view. May take hours; interrupted, it goes on where it was. */
public final class Deletion {

    private final ExpiryProperties properties;

    public Deletion(ExpiryProperties properties) {
        this.properties = properties;
    }

    /** Deletes what waits of this job but the spare, and the spare too when room is short even then. */
    public DeletionReport deleteAllButSpare(Location location, JobRef job) {
        ExpiredTrees trees = new ExpiredTrees(JobLookup.find(location, job));
        DeletionReport report = trees.deleteAllButSpare(properties.rate());
        LocationDirectory directory = LocationDirectory.open(location.id(), Path.of(location.directory()));
        if (!report.clean() || properties.spareRule().allows(directory.space())) {
            return report;
        }
        return trees.deleteAll(properties.rate());
    }

    /** Deletes everything of this job that waits: who removes a snapshot by hand wants it gone. */
    public DeletionReport deleteAll(Location location, JobRef job) {
        return new ExpiredTrees(JobLookup.find(location, job)).deleteAll(properties.rate());
    }
}
