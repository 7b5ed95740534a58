package eus.gordailu.snapshot.guard;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The last good snapshot, as far as the guards look at it.
 *
 * @param bytes what its files come to
 * @param shares of the files that were changed or deleted, in its own run and in earlier ones; not where nobody has decided yet
 * @param doubted whether a snapshot was made after it that was set aside, and nobody has decided about that
 * @param undecided the anomaly that it is, or follows, and that nobody has decided about
 */
public record Before(
        SnapshotId id,
        Source source,
        long files,
        long bytes,
        List<Double> shares,
        Map<String, String> fileSystems,
        boolean doubted,
        Optional<SnapshotId> undecided) {

    public static Before of(StoredSnapshot.Published snapshot, boolean doubted) {
        SnapshotManifest manifest = snapshot.manifest();
        Inspection inspection = manifest.content().inspection();
        return new Before(
                manifest.id(),
                manifest.attempt().source(),
                manifest.content().files(),
                manifest.content().transfer().bytes(),
                inspection == null ? List.of() : shares(inspection, manifest, snapshot.accepted()),
                // An early manifest knows the number of files alone.
                inspection == null ? Map.of() : inspection.fileSystems(),
                doubted,
                snapshot.openFinding().flatMap(finding -> finding.anomaly(manifest.id())));
    }

    /** A share that was an anomaly is usual only once a person has said so. */
    private static List<Double> shares(Inspection inspection, SnapshotManifest manifest, boolean accepted) {
        Stream<Double> own = manifest
                .content()
                .finding()
                .filter(finding -> accepted && !finding.suspicious())
                .flatMap(_ -> Optional.ofNullable(inspection.changes()))
                .map(changes -> changes.share(manifest.content().files()))
                .stream();
        return Stream.concat(own, inspection.shares().stream()).toList();
    }

    /** In which directories below its paths a disk or share was mounted. */
    public Set<String> disksBelow() {
        Set<String> directories = new TreeSet<>(fileSystems.keySet());
        source.paths().forEach(directories::remove);
        return directories;
    }

    boolean isOf(Source other) {
        return source.equals(other);
    }

    /** Whether what a run with this source brings must be as much as it has. Who changes a job does not say by that what is to become of a doubt. */
    boolean measures(Source other) {
        return isOf(other) || doubted;
    }
}
