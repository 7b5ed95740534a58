package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.SnapshotId;

/** A snapshot that waits for a person and keeps all others of its job until then; a suspicious one only until a good run follows. */
public record Holder(SnapshotId id, boolean suspicious) {}
