package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.snapshot.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whoever filled the stage knows of it: recorded in the manifest. Early manifests have no inspection and no listed bytes. */
public record SnapshotContent(
        String productVersion,
        Engine engine,
        TransferFacts transfer,
        List<String> warnings,
        @Nullable Inspection inspection,
        @Nullable ListedBytes listed) {

    public SnapshotContent {
        warnings = List.copyOf(warnings);
    }

    /** How many files (whatever is no directory) are in the tree. */
    public long files() {
        return inspection == null ? transfer.files() : inspection.files();
    }

    /** What makes the snapshot wait for a person. */
    public Optional<Finding> finding() {
        return Optional.ofNullable(inspection).map(Inspection::finding);
    }
}
