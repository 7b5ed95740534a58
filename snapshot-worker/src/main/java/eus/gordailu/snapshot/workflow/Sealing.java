package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.snapshot.TransferFacts;
import eus.gordailu.snapshot.guard.FileSystems;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.Sighting;
import eus.gordailu.transfer.rsync.Warning;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Publishes what was fetched, with what the guards find of it. */
public final class Sealing {

    /** rsync's exit code when something could not be read or written. */
    private static final int PARTIAL = 23;

    private final String productVersion;
    private final Guard guard;
    private final Clock clock;

    public Sealing(String productVersion, Guard guard, Clock clock) {
        this.productVersion = productVersion;
        this.guard = guard;
        this.clock = clock;
    }

    SnapshotFacts seal(Prepared prepared, Fetched.Complete fetched) {
        SnapshotStage stage = prepared.stage();
        TransferFacts transfer = came(stage, fetched.transfer());
        SnapshotContent content = new SnapshotContent(
                productVersion,
                fetched.engine(),
                transfer,
                fetched.warnings().stream().map(Warning::sentence).toList(),
                inspection(stage, fetched, transfer.files()),
                fetched.listed().orElse(null));
        Path published =
                prepared.lock().directory().snapshots().resolve(stage.id().toString());
        return stage.seal(content, clock.instant()).facts(published);
    }

    /** What could not be read is in rsync's counts all the same: then what is there is counted. */
    private static TransferFacts came(SnapshotStage stage, TransferFacts told) {
        return unread(told) ? told.holding(stage.measure()) : told;
    }

    private static boolean unread(TransferFacts transfer) {
        return transfer.exitCode() == PARTIAL;
    }

    private static long unlisted(Fetched.Complete fetched) {
        return fetched.warnings().stream().filter(Warning::ofUnlistedDirectory).count();
    }

    private Inspection inspection(SnapshotStage stage, Fetched.Complete fetched, long files) {
        Optional<SnapshotManifest> lastGood = stage.latest().map(StoredSnapshot.Published::manifest);
        Optional<ChangeCounts> changes = fetched.changes()
                .or(() -> lastGood.filter(before -> !stage.resumed())
                        .map(before -> ChangeCounts.estimated(
                                before.content().files(),
                                files,
                                fetched.transfer().transferredFiles())));
        return guard.inspect(
                new Sighting(
                        stage.source(),
                        files,
                        fetched.transfer().files() + unlisted(fetched),
                        unread(fetched.transfer()),
                        changes,
                        FileSystems.of(stage.source())),
                lastGood);
    }
}
