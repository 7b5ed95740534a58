package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.id.SnapshotId;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation is about.
 *
 * @param newest the snapshot that was just made; null when there was no room for one
 * @param policy as the job followed it then
 */
public record Subject(
        JobRef job, Location location, @Nullable SnapshotId newest, Policy policy) {

    public static Subject of(JobDefinition definition, @Nullable SnapshotId newest) {
        return new Subject(definition.ref(), definition.location(), newest, definition.policy());
    }
}
