package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot's change list comes to.
 *
 * @param since the good snapshot that it is compared with; null in the first
 * @param newBytes the content of the files that are new since then
 * @param goneBytes the content of the files that were there then and are not in this snapshot
 */
public record ListedBytes(@Nullable SnapshotId since, long newBytes, long goneBytes) {}
