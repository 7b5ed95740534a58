package eus.gordailu.snapshot.guard;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.Source;
import java.util.List;
import java.util.Map;

/** The last good snapshot, as far as the guards look at it. */
record Before(SnapshotId id, Source source, long files, List<Double> shares, Map<String, String> fileSystems) {

    /** An early manifest knows the number of files alone. */
    static Before of(SnapshotManifest manifest) {
        Source source = manifest.attempt().source();
        Inspection inspection = manifest.content().inspection();
        return new Before(
                manifest.id(),
                source,
                manifest.content().files(),
                inspection == null ? List.of() : inspection.shares(),
                inspection == null ? Map.of() : inspection.fileSystems());
    }

    boolean isOf(Source other) {
        return source.equals(other);
    }
}
