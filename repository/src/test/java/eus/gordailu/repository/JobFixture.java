package eus.gordailu.repository;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.Attempt;
import eus.gordailu.repository.snapshot.Engine;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.snapshot.TransferFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A location with one job in it, and snapshots that are quickly made. */
public record JobFixture(LocationDirectory location, JobDirectory job) {

    public static final LocationId DISK = LocationId.of("disk");
    public static final JobRef ETC = new JobRef(
            ClientId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77"),
            "Web server",
            JobId.of("5c1f9a77-7f0e-4a55-8d0f-3f1f4c1f0b0e"),
            "etc");
    public static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    public static final Source SOURCE = new Source("root@web", List.of("/etc"), List.of());
    public static final SnapshotContent CONTENT = new SnapshotContent(
            "0.1.0",
            new Engine("plain-rsync", "first run"),
            new TransferFacts("3.4.1", 0, List.of("rsync", "-a"), 1, 2, 1, 2, true, 31),
            List.of(),
            null,
            null);

    public static final Finding SUSPICIOUS =
            new Finding(FindingKind.SUSPICIOUS, "source.shrunk", "Most of it is gone", Map.of());

    /** In an existing directory that is empty. */
    public static JobFixture in(Path directory) {
        LocationDirectory location = LocationDirectory.initialise(DISK, directory);
        return new JobFixture(location, new JobDirectories(location).openOrCreate(ETC));
    }

    public static Attempt attempt(int number) {
        return new Attempt(RunId.of("aaaaaaaa-7f0e-4a55-8d0f-3f1f4c1f9a77"), number, SOURCE);
    }

    /** A published snapshot whose etc/hosts holds this text. */
    public SnapshotManifest snapshot(Instant at, String hosts) throws IOException {
        try (JobLock lock = JobLock.acquire(job)) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), at);
            fill(stage, hosts);
            return stage.seal(CONTENT, at.plusSeconds(5));
        }
    }

    /** One that waits for a person. */
    public SnapshotManifest suspicious(Instant at, String hosts) throws IOException {
        Inspection found = new Inspection(1, null, List.of(), Map.of(), SUSPICIOUS);
        try (JobLock lock = JobLock.acquire(job)) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), at);
            fill(stage, hosts);
            return stage.seal(content(found, null), at.plusSeconds(5));
        }
    }

    /** As {@link #CONTENT}, with what was found and listed. */
    public static SnapshotContent content(@Nullable Inspection found, @Nullable ListedBytes listed) {
        return new SnapshotContent(
                CONTENT.productVersion(), CONTENT.engine(), CONTENT.transfer(), List.of(), found, listed);
    }

    public static void fill(SnapshotStage stage, String hosts) throws IOException {
        Files.createDirectories(stage.data().resolve("etc"));
        Files.writeString(stage.data().resolve("etc/hosts"), hosts);
    }
}
