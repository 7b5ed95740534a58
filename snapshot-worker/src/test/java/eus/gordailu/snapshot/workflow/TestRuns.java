package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.TestLimits;
import eus.gordailu.snapshot.hook.Hooks;
import eus.gordailu.transfer.hook.ClientHooks;
import eus.gordailu.transfer.hook.WorkerHooks;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs of jobs that back up {@code source/}, or what is named, into {@code backups/}, below one directory. */
public record TestRuns(Path directory, WorkerId worker, SettableClock clock) {

    private static final ProcessRunner RUNNER = new ProcessRunner();
    private static final LocationId MAIN = LocationId.of("main");

    /** With both directories made. */
    public static TestRuns in(Path directory, WorkerId worker, SettableClock clock) throws IOException {
        Files.createDirectory(directory.resolve("source"));
        LocationDirectory.initialise(MAIN, directory.resolve("backups"));
        return new TestRuns(directory, worker, clock);
    }

    public ClientKeys keys() {
        return new ClientKeys(directory.resolve("keys"), worker, RUNNER, HostTrust.FIRST_SEEN);
    }

    public Pull rsync() {
        return new RsyncPull(RUNNER, keys(), Confinements.here());
    }

    SnapshotSteps steps(Pull pull) {
        return steps(pull, new OwnBackups(List::of));
    }

    /** With what is left out of every job besides. */
    public SnapshotSteps steps(Pull pull, OwnBackups own) {
        return new SnapshotSteps(
                pull,
                new RsyncChangePull(RUNNER, keys(), Confinements.here()),
                new PullLimits(
                        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(5)),
                new Sealing("test", new Guard(TestLimits.DEFAULTS), clock),
                own,
                clock);
    }

    /** No script runs on the worker. */
    SnapshotRun run(AttemptBook book, Pull pull) {
        return run(book, steps(pull));
    }

    /** The same, of these steps. */
    public SnapshotRun run(AttemptBook book, SnapshotSteps steps) {
        Hooks hooks = new Hooks(
                new ClientHooks(RUNNER, keys()),
                new WorkerHooks(RUNNER, Optional.empty()),
                SnapshotSteps::place,
                clock);
        return new SnapshotRun(book, steps, hooks, new Perseverance(Duration.ofMillis(1)));
    }

    /** Where the backups are. */
    public Location location() {
        return new Location(MAIN, "Main", directory.resolve("backups").toString());
    }

    public JobDefinition job(Client client, String name, List<ScriptId> before, List<ScriptId> after) {
        return job(client, name, List.of(directory.resolve("source").toString()), before, after);
    }

    /** One that backs up these paths instead, and has no scripts. */
    public JobDefinition job(Client client, String name, List<String> paths) {
        return job(client, name, paths, List.of(), List.of());
    }

    private JobDefinition job(
            Client client, String name, List<String> paths, List<ScriptId> before, List<ScriptId> after) {
        Policy policy = new Policy(
                PolicyId.random(),
                "Daily",
                "",
                new Schedule(ZoneOffset.UTC, List.of(), Set.of()),
                new Retention(1, 0, 0, 0, 0, 0, null));
        Job job = new Job(
                JobId.random(),
                client.id(),
                name,
                "",
                paths,
                List.of(),
                policy.id(),
                MAIN,
                true,
                10,
                null,
                before,
                after,
                null);
        return new JobDefinition(client, job, policy, location());
    }

    /** Makes a snapshot now. */
    public SnapshotFacts snapshot(JobDefinition definition) {
        return new SnapshotCycle(steps(rsync())).make(due(definition), Cancellation.never());
    }

    /** The first attempt of a run. */
    public JobDue due(JobDefinition definition) {
        return new JobDue(RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant());
    }
}
