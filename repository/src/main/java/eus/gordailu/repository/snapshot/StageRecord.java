package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.document.JsonFile;
import java.time.Instant;
import java.util.Objects;

/** What {@code incoming/run.json} says: whose attempt is being made there. It is gone before the snapshot is published. */
record StageRecord(SnapshotId id, Attempt attempt, Instant begunAt) {

    static final JsonFile<StageRecord> FILE = new JsonFile<>("run.json", StageRecord.class);

    StageRecord {
        Objects.requireNonNull(id, "no id");
        Objects.requireNonNull(attempt, "no attempt");
        Objects.requireNonNull(attempt.source(), "no source");
        Objects.requireNonNull(begunAt, "no start");
    }
}
