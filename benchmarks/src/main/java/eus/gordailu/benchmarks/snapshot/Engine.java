package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.Expiring;
import eus.gordailu.rotation.expiry.ExpiryProperties;
import eus.gordailu.rotation.retention.Planning;
import eus.gordailu.rotation.retention.Subject;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.GuardLimits;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.PullLimits;
import eus.gordailu.snapshot.workflow.Sealing;
import eus.gordailu.snapshot.workflow.SnapshotCycle;
import eus.gordailu.snapshot.workflow.SnapshotSteps;
import eus.gordailu.transfer.confine.Unconfined;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** The workers' own code, snapshot and rotation, on one job of a directory of this machine. The deletion is at full speed, and the spare always stays. */
final class Engine {

    private static final RetentionPlan NOTHING_PLANNED = new RetentionPlan(List.of(), List.of());

    private final JobDefinition definition;
    private final LocationDirectory location;
    private final SnapshotCycle cycle;
    /** As they are when nobody has set others. */
    private static final GuardLimits GUARDS = new GuardLimits(20, 50, 20, 10, 30, 3, 20, 3);

    private final Planning planning = new Planning(Clock.systemUTC());
    private final Deletion deletion = new Deletion(new ExpiryProperties(0, 0, DataSize.ofBytes(0)));

    /** The directory is made; it may not be there. */
    Engine(Path directory, Path source, int kept) {
        this.location = LocationDirectory.initialise(LocationId.of("main"), directory);
        this.definition = definition(source, location, kept);
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = new ClientKeys(
                directory.resolveSibling("keys"), WorkerId.of("benchmark"), runner, HostTrust.FIRST_SEEN);
        this.cycle = new SnapshotCycle(new SnapshotSteps(
                new RsyncPull(runner, keys, Unconfined.WANTED),
                new RsyncChangePull(runner, keys, Unconfined.WANTED),
                new PullLimits(Duration.ofMinutes(5), Duration.ofHours(2), Duration.ZERO, Duration.ZERO),
                new Sealing("benchmark", new Guard(GUARDS), Clock.systemUTC()),
                new OwnBackups(List::of),
                Clock.systemUTC()));
    }

    /** A snapshot, the plan of what expires, its expiry, and the deletion of all but the spare. */
    void cycle() {
        Clock clock = Clock.systemUTC();
        JobDue due = new JobDue(RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant());
        SnapshotFacts made = cycle.make(due, Cancellation.never());
        Subject subject = Subject.of(definition, made.id());
        RetentionPlan plan = planning.plan(subject, NOTHING_PLANNED);
        RetentionPlan carriedOut = new Expiring(planning).expire(subject, plan).plan();
        if (!carriedOut.equals(plan)
                || !deletion.deleteAllButSpare(definition.location(), definition.ref())
                        .clean()) {
            throw new IllegalStateException("The rotation was not carried out");
        }
    }

    /** How the latest snapshot was made, and of what. */
    eus.gordailu.repository.snapshot.Engine way() {
        return latest().manifest().content().engine();
    }

    StoredSnapshot.Published latest() {
        return new SnapshotCatalog(job()).latest().orElseThrow();
    }

    JobDirectory job() {
        return new JobDirectories(location).openOrCreate(definition.ref());
    }

    private static JobDefinition definition(Path source, LocationDirectory location, int kept) {
        Client client = new Client(ClientId.random(), "client", "", Address.parse("local"), true);
        Policy policy = new Policy(
                PolicyId.random(),
                "Last " + kept,
                "",
                new Schedule(ZoneOffset.UTC, List.of(), Set.of()),
                new Retention(kept, 0, 0, 0, 0, 0, null));
        Location place = new Location(location.id(), "Main", location.path().toString());
        Job job = new Job(
                JobId.random(),
                client.id(),
                "job",
                "",
                List.of(source.toString()),
                List.of(),
                policy.id(),
                place.id(),
                true,
                1,
                null);
        return new JobDefinition(client, job, policy, place);
    }
}
