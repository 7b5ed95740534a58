package eus.gordailu.gateway.testing;

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
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.offsite.OffsiteFailed;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.contracts.worker.LocationStatus;
import eus.gordailu.contracts.worker.TransferProgress;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of one run, as the other services would state them. */
public final class Facts {

    public static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    private final Client client;
    private final Policy policy = new Policy(
            PolicyId.random(),
            "Nightly",
            "",
            new Schedule(ZoneOffset.UTC, List.of(LocalTime.of(2, 0)), EnumSet.allOf(DayOfWeek.class)),
            new Retention(0, 0, 7, 0, 0, 0, null));
    private final Location location;
    private final WorkerId worker = WorkerId.of("worker-1");
    private final Job job;
    private final RunId run;

    public Facts(String name) {
        this(new JobRef(ClientId.random(), "web", JobId.random(), name));
    }

    public Facts(JobRef ref) {
        this(ref, RunId.random());
    }

    public Facts(JobRef ref, RunId run) {
        this(ref, run, "main", List.of("/etc"));
    }

    private Facts(JobRef ref, RunId run, String locationId, List<String> paths) {
        this.run = run;
        location = new Location(LocationId.of(locationId), locationId, "/srv/backups");
        client = new Client(ref.clientId(), ref.clientName(), "", new Address.Local(), true);
        job = new Job(
                ref.jobId(),
                client.id(),
                ref.jobName(),
                "",
                paths,
                List.of(),
                policy.id(),
                location.id(),
                true,
                0,
                null);
    }

    /** The same job, while it was on another location. */
    public Facts on(String locationId) {
        return new Facts(ref(), RunId.random(), locationId, job.paths());
    }

    /** The same job with these paths. */
    public Facts bringing(String... paths) {
        return new Facts(ref(), run, location.id().toString(), List.of(paths));
    }

    public RunId run() {
        return run;
    }

    public JobId jobId() {
        return job.id();
    }

    public ClientId clientId() {
        return client.id();
    }

    public JobRef ref() {
        return definition().ref();
    }

    public JobDefinition definition() {
        return new JobDefinition(client, job, policy, location);
    }

    public RunQueued queued() {
        return new RunQueued(run, ref(), Trigger.SCHEDULE, AT, AT.plusSeconds(1));
    }

    public SnapshotStarted started(int attempt) {
        return new SnapshotStarted(run, attempt, ref(), worker, AT.plusSeconds(10L * attempt), AT.plusSeconds(600));
    }

    public SnapshotFailed failed(int attempt) {
        return new SnapshotFailed(run, attempt, ref(), worker, failure(), AT.plusSeconds(10L * attempt + 5));
    }

    public SnapshotAborted aborted(int attempt) {
        return new SnapshotAborted(run, attempt, ref(), worker, AT.plusSeconds(10L * attempt + 5));
    }

    public RunRetrying retrying(int next) {
        return new RunRetrying(run, ref(), next, AT.plusSeconds(10L * next), failure());
    }

    public TransferProgress progress(int attempt, long bytes) {
        return new TransferProgress(
                run, attempt, worker, "TRANSFERRING", bytes, 3, 100, Duration.ofMinutes(3), AT.plusSeconds(bytes));
    }

    public SnapshotCompleted completed(int attempt, String snapshot) {
        return completed(attempt, snapshot, null);
    }

    /** Begun then, and called after it. */
    public SnapshotCompleted completedFrom(Instant begun) {
        return completed(1, SnapshotId.at(begun).toString(), begun, null);
    }

    /** A snapshot that waits for a person. */
    public SnapshotCompleted found(String snapshot, FindingKind kind) {
        return completed(1, snapshot, new Finding(kind, "source.shrunk", "Most of it is gone: look.", Map.of()));
    }

    private SnapshotCompleted completed(int attempt, String snapshot, @Nullable Finding finding) {
        return completed(attempt, snapshot, AT.plusSeconds(20), finding);
    }

    private SnapshotCompleted completed(int attempt, String snapshot, Instant begun, @Nullable Finding finding) {
        return new SnapshotCompleted(
                run,
                attempt,
                definition(),
                worker,
                new SnapshotFacts(
                        SnapshotId.of(snapshot),
                        "/srv/backups/web/" + job.name() + "/snapshots/" + snapshot,
                        begun,
                        begun.plusSeconds(30),
                        1234,
                        5_600_000,
                        12,
                        34_000,
                        List.of(),
                        finding,
                        31));
    }

    public RotationCompleted rotated(String kept, String... expired) {
        return rotatedAt(AT.plusSeconds(60), kept, expired);
    }

    public RotationCompleted rotatedAt(Instant at, String kept, String... expired) {
        return new RotationCompleted(
                run,
                definition(),
                SnapshotId.of(kept),
                List.of(decision(kept, "daily")),
                Stream.of(expired).map(id -> decision(id, "beyond")).toList(),
                new JobUsage(7_000L, List.of(new SnapshotUsage(SnapshotId.of(kept), 5_600_000, 34_000L, 12_000L))),
                at);
    }

    /** A rotation that found these. */
    public RotationCompleted finding(Instant at, String... kept) {
        return new RotationCompleted(
                run,
                definition(),
                SnapshotId.of(kept[0]),
                Stream.of(kept).map(id -> decision(id, "daily")).toList(),
                List.of(),
                null,
                at);
    }

    public RotationCompleted rotatedUnmeasured(String kept) {
        return new RotationCompleted(
                run,
                definition(),
                SnapshotId.of(kept),
                List.of(decision(kept, "daily")),
                List.of(),
                null,
                AT.plusSeconds(60));
    }

    public RotationFailed rotationFailed() {
        return new RotationFailed(run, ref(), failure(), AT.plusSeconds(60));
    }

    public OffsiteCompleted offsite(String snapshot) {
        return new OffsiteCompleted(run, ref(), SnapshotId.of(snapshot), List.of("other-site"), AT.plusSeconds(70));
    }

    public OffsiteFailed offsiteFailed(String snapshot, String target) {
        return new OffsiteFailed(run, ref(), SnapshotId.of(snapshot), target, failure(), AT.plusSeconds(70));
    }

    public RunFinished finished(RunOutcome outcome) {
        return finished(outcome, AT.plusSeconds(80));
    }

    public RunFinished finished(RunOutcome outcome, Instant at) {
        Failure failure = outcome == RunOutcome.FAILED ? failure() : null;
        return new RunFinished(run, ref(), outcome, 2, AT.plusSeconds(1), at, null, failure, List.of(), null);
    }

    public SnapshotPinned pinned(String snapshot, boolean pinned, Instant at) {
        return new SnapshotPinned(ref(), SnapshotId.of(snapshot), pinned, at);
    }

    public SnapshotAccepted accepted(String snapshot, Instant at) {
        return new SnapshotAccepted(ref(), SnapshotId.of(snapshot), "admin", at);
    }

    public SnapshotExpired expired(String snapshot) {
        return new SnapshotExpired(ref(), SnapshotId.of(snapshot), "admin", null, AT.plusSeconds(90), null);
    }

    public SnapshotChangeRefused refused(String snapshot, Instant at) {
        return new SnapshotChangeRefused(ref(), SnapshotId.of(snapshot), failure(), at);
    }

    public static WorkerHeartbeat heartbeat(String worker, Instant at, boolean ready) {
        return new WorkerHeartbeat(
                WorkerId.of(worker),
                at,
                at.plusSeconds(60),
                4,
                List.of(new LocationStatus(
                        LocationId.of("main"),
                        ready,
                        ready ? null : "The marker file is missing: mount the disk.",
                        640_000_000_000L,
                        1_000_000_000_000L)),
                List.of(),
                Map.of("rsync", "3.5.0"),
                null);
    }

    public static Failure failure() {
        return new Failure(
                FailureClass.OPERATOR_NEEDED,
                "ssh.unknown-host",
                "The host web.example.org is not known: correct the client's address.",
                Map.of("host", "web.example.org"));
    }

    private static Decision decision(String snapshot, String rule) {
        return new Decision(SnapshotId.of(snapshot), List.of(new Reason(rule, "2026-11-23")));
    }
}
