package eus.gordailu.repository.usage;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.repository.document.JsonFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found out of a job's snapshots, so that only what has changed is worked out again. Lost, it is made anew. */
record UsageRecord(List<Entry> entries) {

    static final JsonFile<UsageRecord> FILE = new JsonFile<>("usage.json", UsageRecord.class);

    UsageRecord {
        entries = List.copyOf(entries);
    }

    /** A snapshot between these two neighbours. */
    record Entry(
            @Nullable SnapshotId since,
            SnapshotUsage usage,
            @Nullable SnapshotId next) {}

    Optional<SnapshotUsage> known(@Nullable SnapshotId since, SnapshotId id, @Nullable SnapshotId next) {
        return entries.stream()
                .filter(entry -> entry.usage().snapshotId().equals(id))
                .filter(entry -> Objects.equals(entry.since(), since))
                .filter(entry -> Objects.equals(entry.next(), next))
                .map(Entry::usage)
                .findFirst();
    }
}
