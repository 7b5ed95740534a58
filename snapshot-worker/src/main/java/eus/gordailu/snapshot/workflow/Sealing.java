package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.TransferFacts;
import eus.gordailu.repository.tree.TreeReader;
import eus.gordailu.snapshot.guard.Before;
import eus.gordailu.snapshot.guard.FileSystems;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.Sighting;
import eus.gordailu.transfer.pull.PullRun;
import eus.gordailu.transfer.rsync.Warning;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Publishes what was fetched, with what the guards find of it. */
public final class Sealing {

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
        TransferFacts transfer = came(stage, fetched);
        SnapshotContent content = new SnapshotContent(
                productVersion,
                fetched.engine(),
                transfer,
                fetched.warnings().stream().map(Warning::sentence).toList(),
                inspection(stage, fetched, transfer),
                fetched.listed().orElse(null));
        Path published =
                prepared.lock().directory().snapshots().resolve(stage.id().toString());
        return stage.seal(content, clock.instant()).facts(published);
    }

    /** What could not be read, or has vanished, is in rsync's counts all the same: then what is there is counted. */
    private static TransferFacts came(SnapshotStage stage, Fetched.Complete fetched) {
        TransferFacts told = fetched.transfer();
        return unread(told) || fetched.miscounted() ? told.holding(stage.measure()) : told;
    }

    private static boolean unread(TransferFacts transfer) {
        return transfer.exitCode() == PullRun.PARTIAL;
    }

    /** Each stands for what it holds, of which rsync counts nothing. */
    private static long unlisted(Fetched.Complete fetched) {
        return fetched.warnings().stream()
                .filter(warning -> !warning.counted())
                .filter(warning ->
                        warning.unlisted().isPresent() || warning.unseen().isPresent())
                .count();
    }

    private Inspection inspection(SnapshotStage stage, Fetched.Complete fetched, TransferFacts transfer) {
        Optional<Before> before = stage.latest().map(latest -> Before.of(latest, stage.doubted()));
        return guard.inspect(
                new Sighting(
                        stage.source(),
                        transfer.files(),
                        transfer.bytes(),
                        fetched.transfer().files() + unlisted(fetched),
                        unread(fetched.transfer()),
                        fetched.warnings().stream().anyMatch(Warning::tooMany),
                        fetched.changes(),
                        emptyPath(stage),
                        fetched.emptied(),
                        fileSystems(stage, before)),
                before);
    }

    private static FileSystems fileSystems(SnapshotStage stage, Optional<Before> before) {
        return new DiskWork("look for what is mounted in " + stage.data(), stage.data()).run(() -> {
            try (Directory data = Directory.open(stage.data());
                    TreeReader tree = new TreeReader(data)) {
                return FileSystems.of(
                        stage.source(), before.map(Before::disksBelow).orElse(Set.of()), tree);
            }
        });
    }

    /** The job as a whole may look well while a disk of several is not mounted. */
    private static Optional<String> emptyPath(SnapshotStage stage) {
        return stage.latest()
                .flatMap(latest -> stage.source().paths().stream()
                        .filter(path -> isEmptyDirectory(Path.of(stage.data() + path)))
                        .filter(path -> Files.isDirectory(Path.of(latest.data() + path), LinkOption.NOFOLLOW_LINKS))
                        .filter(path -> !isEmptyDirectory(Path.of(latest.data() + path)))
                        .findFirst());
    }

    private static boolean isEmptyDirectory(Path directory) {
        return new DiskWork("look into " + directory, directory).run(() -> {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            try (Directory opened = Directory.open(directory)) {
                return opened.empty();
            }
        });
    }
}
