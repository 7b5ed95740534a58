package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import java.nio.file.Path;

/** The tree of an expired snapshot, whole and now in incoming/. Most of its files share their inodes with published snapshots: unlink and link, never write to one. */
public record Spare(SnapshotId id, Path data) {}
