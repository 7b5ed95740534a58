package eus.gordailu.snapshot.workflow;

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
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.repository.changes.ChangeLists;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.TestLimits;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job of this machine, the same in every process that names the same directory, and its attempts without messages. */
record LocalJob(
        Path root,
        Clock clock,
        List<String> paths,
        List<String> excludes,
        @Nullable Integer checksumEvery,
        Address address) {

    private static final LocationId MAIN = LocationId.of("main");
    private static final ClientId CLIENT = ClientId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    private static final JobId JOB = JobId.of("5c1f9a77-7f0e-4a55-8d0f-3f1f4c1f0b0e");

    /** Of three paths. */
    LocalJob(Path root, Clock clock) {
        this(
                root,
                clock,
                Stream.of("one", "two", "single")
                        .map(name -> root.resolve("client/source/" + name).toString())
                        .toList(),
                null);
    }

    LocalJob(Path root, Clock clock, List<String> paths, @Nullable Integer checksumEvery) {
        this(root, clock, paths, List.of(), checksumEvery, new Address.Local());
    }

    /** The same job, once somebody has excluded more. */
    LocalJob excluding(String pattern) {
        return new LocalJob(root, clock, paths, List.of(pattern), checksumEvery, address);
    }

    /** The same job, of a client that is reached by ssh. */
    LocalJob over(LoopbackSshServer server) {
        server.authorize(keys().of(CLIENT).publicKey());
        return new LocalJob(root, clock, paths, excludes, checksumEvery, server.address());
    }

    private ClientKeys keys() {
        return new ClientKeys(
                root.resolve("keys"), WorkerId.of("storage-1"), new ProcessRunner(), HostTrust.FIRST_SEEN);
    }

    /** The directory that a {@link eus.gordailu.transfer.testkit.ChangingTree} is to be made in. */
    Path client() {
        return root.resolve("client");
    }

    Path source() {
        return client().resolve("source");
    }

    LocalJob made() {
        LocationDirectory.initialise(MAIN, root.resolve("backups"));
        return this;
    }

    JobDirectory directory() {
        return new JobDirectories(LocationDirectory.open(MAIN, root.resolve("backups")))
                .openOrCreate(definition().ref());
    }

    List<StoredSnapshot> snapshots() {
        return new SnapshotCatalog(directory()).snapshots();
    }

    /** One attempt, from its begin to its end. */
    StoredSnapshot.Published snapshot() {
        JobDue due = due();
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            if (!(fetch(due, prepared) instanceof Fetched.Complete complete)) {
                throw new AssertionError("Nothing complete was fetched");
            }
            steps().seal(prepared, complete);
        }
        return new SnapshotCatalog(directory()).latest().orElseThrow();
    }

    /** An attempt that ends after it was staged, or after all was fetched. */
    void breakOff(boolean fetched) {
        JobDue due = due();
        try (Prepared prepared = steps().prepare(due, Cancellation.never())) {
            if (fetched) {
                fetch(due, prepared);
            } else {
                steps().compare(due, prepared, Cancellation.never());
            }
        }
    }

    private Fetched fetch(JobDue due, Prepared prepared) {
        Groundwork groundwork = steps().compare(due, prepared, Cancellation.never());
        return steps().fetch(due, prepared, groundwork, _ -> {}, Cancellation.never());
    }

    void expire(SnapshotId id) {
        try (JobLock lock = JobLock.acquire(directory())) {
            bridge(lock, id);
            new SnapshotExpiry(lock).expire(id);
        }
    }

    /** As the rotation-worker does it: a list that can't be read keeps nothing from expiring. */
    private static void bridge(JobLock lock, SnapshotId id) {
        try {
            new ChangeLists(lock.directory()).bridge(lock, id);
        } catch (IOException e) {
            System.err.println("No change list leads past " + id + ": " + e);
        }
    }

    /** What rsync makes of the source in an empty directory, with the rights that we have. */
    Path fresh() {
        Trees.make(root, "rm -rf oracle; mkdir oracle");
        Trees.make(source(), """
                pull() { rsync -aHAX --numeric-ids --modify-window=-1 --relative --sparse "$@" '%s/'; }
                if [ $(id -u) = 0 ]; then
                    pull -- "$PWD/one" "$PWD/two" "$PWD/single"
                else
                    # Its sender apart, or it would look for access lists beside the source's files too. And twice: at first
                    # rsync loses those of directories with extended attributes.
                    printf 'shift; exec "$@"' > ../client-shell
                    for time in 1 2; do
                        pull --fake-super -e 'sh ../client-shell' -- "localhost:$PWD/one" ":$PWD/two" ":$PWD/single"
                    done
                fi
                """.formatted(root.resolve("oracle")));
        return in(root.resolve("oracle"));
    }

    /** Where the source is in a snapshot's tree. */
    Path in(Path data) {
        return data.resolve("." + source());
    }

    private JobDue due() {
        return new JobDue(RunId.random(), 1, definition(), Trigger.MANUAL, clock.instant(), clock.instant());
    }

    private SnapshotSteps steps() {
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = keys();
        return new SnapshotSteps(
                new RsyncPull(runner, keys, Confinements.here()),
                new Halving(new RsyncChangePull(runner, keys, Confinements.here())),
                new PullLimits(
                        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(5)),
                new Sealing("test", new Guard(TestLimits.BLIND), clock),
                new OwnBackups(List::of),
                clock);
    }

    private JobDefinition definition() {
        Client client = new Client(CLIENT, "web1", "", address, true);
        Location location = new Location(MAIN, "Main", root.resolve("backups").toString());
        Policy policy = new Policy(
                PolicyId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "Daily",
                "",
                new Schedule(ZoneOffset.UTC, List.of(), Set.of()),
                new Retention(1, 0, 0, 0, 0, 0, null));
        Job job = new Job(JOB, CLIENT, "tree", "", paths, excludes, policy.id(), MAIN, true, 10, checksumEvery);
        return new JobDefinition(client, job, policy, location);
    }
}
