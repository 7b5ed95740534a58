package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.document.JsonFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What {@code manifest.json} says of a published snapshot. The sequence counts a job's snapshots in the order in which they were
 * made, whatever the clock said then; complete means that retention may count it as a good one.
 */
public record SnapshotManifest(
        int format,
        SnapshotId id,
        long sequence,
        boolean complete,
        JobRef job,
        Attempt attempt,
        Instant startedAt,
        Instant completedAt,
        SnapshotContent content) {

    /** The form that this version writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /** So many warnings travel in messages. */
    static final int TOLD = 200;

    static final JsonFile<SnapshotManifest> FILE = new JsonFile<>("manifest.json", SnapshotManifest.class);

    public SnapshotManifest {
        if (format > FORMAT) {
            throw new IllegalArgumentException("format %d is newer than this version knows".formatted(format));
        }
        Objects.requireNonNull(id, "no id");
        Objects.requireNonNull(job, "no job");
        Objects.requireNonNull(attempt, "no attempt");
        Objects.requireNonNull(startedAt, "no start");
        Objects.requireNonNull(completedAt, "no end");
        Objects.requireNonNull(content, "no content");
    }

    /** The same as a fact for events, of a snapshot in this directory; of very many warnings only the first, for a message has its limit. */
    public SnapshotFacts facts(Path directory) {
        TransferFacts transfer = content.transfer();
        return new SnapshotFacts(
                id,
                directory.toString(),
                startedAt,
                completedAt,
                transfer.files(),
                transfer.bytes(),
                transfer.transferredFiles(),
                transfer.transferredBytes(),
                told(content.warnings()),
                content.finding().orElse(null),
                transfer.remoteProtocol());
    }

    private static List<String> told(List<String> warnings) {
        return warnings.size() <= TOLD
                ? warnings
                : Stream.concat(
                                warnings.stream().limit(TOLD),
                                Stream.of("and %d more, which the snapshot's manifest.json has"
                                        .formatted(warnings.size() - TOLD)))
                        .toList();
    }
}
