package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.id.SnapshotId;

/** What a rotation is about: a job, the snapshot that was just made of it, and the policy that it followed then. */
public record Subject(JobRef job, Location location, SnapshotId newest, Policy policy) {

    public static Subject of(JobDefinition definition, SnapshotId newest) {
        return new Subject(definition.ref(), definition.location(), newest, definition.policy());
    }
}
