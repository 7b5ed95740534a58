package eus.gordailu.contracts.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a published snapshot. The directory is its own on the worker's machine; bytes are the files' sizes; transferred bytes are what crossed the wire; a finding makes it wait for a person; the remote protocol is which of rsync's protocols the client spoke, if it is another machine. */
public record SnapshotFacts(
        SnapshotId id,
        String directory,
        Instant startedAt,
        Instant completedAt,
        long files,
        long bytes,
        long transferredFiles,
        long transferredBytes,
        List<String> warnings,
        @Nullable Finding finding,
        @Nullable Integer remoteProtocol) {

    public SnapshotFacts {
        warnings = List.copyOf(warnings);
    }

    /** The same, with warnings of what came after it. */
    public SnapshotFacts with(List<String> more) {
        List<String> all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new SnapshotFacts(
                id,
                directory,
                startedAt,
                completedAt,
                files,
                bytes,
                transferredFiles,
                transferredBytes,
                all,
                finding,
                remoteProtocol);
    }
}
