package eus.gordailu.repository.snapshot;

import java.util.List;

/** What whoever filled the stage knows of it: recorded in the manifest. */
public record SnapshotContent(String productVersion, Engine engine, TransferFacts transfer, List<String> warnings) {

    public SnapshotContent {
        warnings = List.copyOf(warnings);
    }
}
