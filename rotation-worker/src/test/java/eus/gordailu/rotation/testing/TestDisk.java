package eus.gordailu.rotation.testing;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.Attempt;
import eus.gordailu.repository.snapshot.Engine;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.snapshot.TransferFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A location with one job's real snapshots on a real disk, and what is told of them. */
public final class TestDisk {

    private final Location location;
    private final String job;
    private final Map<SnapshotId, SnapshotFacts> made = new ConcurrentHashMap<>();
    private boolean listing;
    private Retention retention = new Retention(2, 0, 0, 0, 0, 0, null);

    public TestDisk(Path directory, String location, String job) {
        this.location = new Location(LocationId.of(location), location, directory.toString());
        this.job = job;
        LocationDirectory.initialise(this.location.id(), directory);
    }

    /** From now on retention is this. */
    public TestDisk keeping(Retention other) {
        retention = other;
        return this;
    }

    /** From now on each snapshot knows what in it is new. */
    public TestDisk listing() {
        listing = true;
        return this;
    }

    public JobRef ref() {
        return definition().ref();
    }

    public JobDirectory job() {
        LocationDirectory open = LocationDirectory.open(location.id(), Path.of(location.directory()));
        return new JobDirectories(open).openOrCreate(ref());
    }

    /** Makes a snapshot, as it is made every day. */
    public SnapshotId snapshot(String at) {
        return snapshot(at, (Finding) null);
    }

    /** Makes a snapshot in which something was found. */
    public SnapshotId snapshot(String at, FindingKind kind) {
        return snapshot(at, new Finding(kind, "changes.unusual", "Everything has changed", Map.of()));
    }

    /** Makes a snapshot while nobody has decided about this one. */
    public SnapshotId following(String at, SnapshotId anomaly) {
        return snapshot(
                at,
                new Finding(
                        FindingKind.ANOMALOUS,
                        Finding.FOLLOWS,
                        "Nobody has decided yet",
                        Map.of("anomaly", anomaly.toString())));
    }

    /** Makes a snapshot under a clock that was put right meanwhile. */
    public SnapshotId snapshotEnding(String at, String end) {
        return snapshot(Instant.parse(at), Instant.parse(end), null);
    }

    private SnapshotId snapshot(String at, @Nullable Finding finding) {
        Instant begun = Instant.parse(at);
        return snapshot(begun, begun.plusSeconds(60), finding);
    }

    private SnapshotId snapshot(Instant begun, Instant end, @Nullable Finding finding) {
        try (JobLock lock = JobLock.acquire(job())) {
            SnapshotStage stage =
                    SnapshotStage.begin(lock, new Attempt(RunId.random(), 1, Source.of(definition())), begun);
            Files.writeString(stage.data().resolve("hosts"), begun.toString());
            TransferFacts transfer = new TransferFacts("3.5.0", 0, List.of(), 1, 20, 1, 20, null, null);
            SnapshotManifest manifest = stage.seal(
                    new SnapshotContent(
                            "test",
                            new Engine("plain-rsync", "test"),
                            transfer,
                            List.of(),
                            new Inspection(1, null, List.of(), Map.of(), finding),
                            listing
                                    ? new ListedBytes(
                                            stage.latest()
                                                    .map(StoredSnapshot::id)
                                                    .orElse(null),
                                            20,
                                            20)
                                    : null),
                    end);
            SnapshotFacts facts =
                    manifest.facts(job().snapshots().resolve(manifest.id().toString()));
            made.put(facts.id(), facts);
            return facts.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told when this snapshot was made, by a run with this number. */
    public SnapshotCompleted completed(SnapshotId id, int run) {
        RunId runId = RunId.of("00000000-0000-4000-8000-%012d".formatted(run));
        SnapshotFacts facts = made.get(id);
        if (facts == null) {
            throw new IllegalArgumentException("no such snapshot: " + id);
        }
        return new SnapshotCompleted(runId, 1, definition(), WorkerId.of("storage-1"), facts);
    }

    /** What is told when there was no room for a snapshot, in the run with this number. */
    public RotateJob rotate(int run, Instant at) {
        return new RotateJob(RunId.of("00000000-0000-4000-8000-%012d".formatted(run)), 1, definition(), at);
    }

    public PinSnapshot pin(SnapshotId id, boolean pinned, String at) {
        return new PinSnapshot(ref(), location.id(), id, pinned, "ane", Instant.parse(at));
    }

    public AcceptSnapshot accept(SnapshotId id, String at) {
        return new AcceptSnapshot(ref(), location.id(), id, "ane", Instant.parse(at));
    }

    public ExpireSnapshot expire(SnapshotId id, String at) {
        return new ExpireSnapshot(ref(), location.id(), id, "ane", Instant.parse(at), null);
    }

    /** The same, of a job that is no longer in the catalogue. */
    public ExpireSnapshot retire(SnapshotId id, String at) {
        return new ExpireSnapshot(ref(), location.id(), id, "ane", Instant.parse(at), true);
    }

    /** The snapshots in view, the newest first. */
    public List<SnapshotId> inView() {
        return new SnapshotCatalog(job())
                .snapshots().stream().map(StoredSnapshot::id).toList();
    }

    public boolean isPinned(SnapshotId id) {
        return new SnapshotCatalog(job()).find(id).orElseThrow().pinned();
    }

    /** The newest that counts. */
    public SnapshotId lastGood() {
        return new SnapshotCatalog(job()).latest().orElseThrow().id();
    }

    /** What is out of view and still there. */
    public List<String> outOfView() {
        try (Stream<Path> entries = Files.list(job().expired())) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The disk is no longer mounted, or again. */
    public void mounted(boolean mounted) {
        Path marker = Path.of(location.directory(), "gordailu-location.json");
        Path away = Path.of(location.directory(), ".away");
        try {
            Files.move(mounted ? away : marker, mounted ? marker : away);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody takes the job's directory from the disk. */
    public void moveJobAway() {
        try {
            Files.move(job().path(), Path.of(location.directory(), ".taken"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobDefinition definition() {
        ClientId client = ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77");
        PolicyId policy = PolicyId.of("33333333-7f0e-4a55-8d0f-3f1f4c1f9a77");
        JobId id = new JobId(UUID.nameUUIDFromBytes(job.getBytes(StandardCharsets.UTF_8)));
        return new JobDefinition(
                new Client(client, "web", "", new Address.Local(), true),
                new Job(id, client, job, "", List.of("/etc"), List.of(), policy, location.id(), true, 0, null),
                new Policy(
                        policy,
                        "nightly",
                        "",
                        new Schedule(ZoneId.of("Europe/Madrid"), List.of(), Set.of()),
                        retention),
                location);
    }
}
