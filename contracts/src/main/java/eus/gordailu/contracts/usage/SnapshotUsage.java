package eus.gordailu.contracts.usage;

import eus.gordailu.contracts.id.SnapshotId;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot holds. The numbers are of content: what a file system adds for names and blocks is not in them.
 *
 * @param bytes of all its files, as a restore would write them
 * @param newBytes of the files that no older snapshot has, as they are there now; unknown when null
 * @param ownBytes of the files that no other snapshot has: what its expiry would free; unknown when null
 */
public record SnapshotUsage(
        SnapshotId snapshotId,
        long bytes,
        @Nullable Long newBytes,
        @Nullable Long ownBytes) {}
