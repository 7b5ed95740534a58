package eus.gordailu.snapshot;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.worker.ServiceToken;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.snapshot.guard.Guard;
import eus.gordailu.snapshot.guard.GuardLimits;
import eus.gordailu.snapshot.heartbeat.Heartbeat;
import eus.gordailu.snapshot.heartbeat.Telling;
import eus.gordailu.snapshot.hook.HookProperties;
import eus.gordailu.snapshot.hook.Hooks;
import eus.gordailu.snapshot.key.ClientKeyring;
import eus.gordailu.snapshot.key.HostKeyring;
import eus.gordailu.snapshot.location.WorkerLocations;
import eus.gordailu.snapshot.pull.PullProperties;
import eus.gordailu.snapshot.pull.Puller;
import eus.gordailu.snapshot.pull.Slots;
import eus.gordailu.snapshot.restore.RestoreConfiguration;
import eus.gordailu.snapshot.restore.RestoreLogs;
import eus.gordailu.snapshot.restore.Restorer;
import eus.gordailu.snapshot.serving.ServingProperties;
import eus.gordailu.snapshot.serving.TokenGiven;
import eus.gordailu.snapshot.serving.WorkerServer;
import eus.gordailu.snapshot.workflow.AttemptBook;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.PullLimits;
import eus.gordailu.snapshot.workflow.Recovery;
import eus.gordailu.snapshot.workflow.Sealing;
import eus.gordailu.snapshot.workflow.SnapshotRun;
import eus.gordailu.snapshot.workflow.SnapshotSteps;
import eus.gordailu.transfer.check.ClientCheck;
import eus.gordailu.transfer.check.FilePreview;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.hook.ClientHooks;
import eus.gordailu.transfer.hook.WorkerHooks;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.RsyncChangePull;
import eus.gordailu.transfer.pull.RsyncPull;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostKeyProbe;
import eus.gordailu.transfer.ssh.HostTrust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The snapshot-worker, whether it runs alone or with others in one process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    WorkerProperties.class,
    PullProperties.class,
    GuardLimits.class,
    ServingProperties.class,
    HookProperties.class
})
@Import(RestoreConfiguration.class)
public class SnapshotWorkerConfiguration {

    /** For so long a person who tests a connection waits for the size of what is there. */
    private static final Duration COUNTING = Duration.ofSeconds(15);

    /** For so long a person waits for a list of what would be backed up. */
    private static final Duration PREVIEWING = Duration.ofSeconds(60);

    @Bean
    ServiceStore snapshotStore(MongoDatabase database, MessageSender sender, Clock clock) {
        return new ServiceStore(database, sender, clock, "snapshot-worker");
    }

    @Bean
    ClientKeys clientKeys(
            WorkerProperties worker,
            @Value("${gordailu.data}") Path data,
            @Value("${gordailu.ssh.trust-on-first-use}") boolean onFirstUse) {
        HostTrust trust = onFirstUse ? HostTrust.FIRST_SEEN : HostTrust.APPROVED;
        return new ClientKeys(data.resolve("keys"), worker.id(), new ProcessRunner(), trust);
    }

    @Bean
    Confinement confinement(PullProperties pull, @Value("${gordailu.data}") Path data) {
        return Confinement.find(
                new ProcessRunner(), pull.confine(), data.toAbsolutePath().resolve("confinement.bpf"));
    }

    @Bean
    Pull pull(ClientKeys clientKeys, Confinement confinement) {
        return new RsyncPull(new ProcessRunner(), clientKeys, confinement);
    }

    @Bean
    ChangePull changePull(ClientKeys clientKeys, Confinement confinement) {
        return new RsyncChangePull(new ProcessRunner(), clientKeys, confinement);
    }

    @Bean
    AttemptBook attemptBook(ServiceStore snapshotStore, WorkerProperties worker, PullProperties pull, Clock clock) {
        return new AttemptBook(snapshotStore, worker.id(), pull.lease(), clock);
    }

    @Bean
    SnapshotSteps snapshotSteps(
            Pull pull,
            ChangePull changePull,
            PullProperties properties,
            GuardLimits guard,
            WorkerLocations locations,
            Clock clock) {
        PullLimits limits = new PullLimits(
                properties.ioTimeout(), properties.wallClock(), properties.lockWait(), properties.wakeWait());
        return new SnapshotSteps(
                pull,
                changePull,
                limits,
                new Sealing(version(), new Guard(guard), clock),
                new OwnBackups(locations::keepOuts),
                clock);
    }

    @Bean
    Hooks hooks(ClientKeys clientKeys, HookProperties properties, Clock clock) {
        ProcessRunner runner = new ProcessRunner();
        return new Hooks(
                new ClientHooks(runner, clientKeys),
                new WorkerHooks(runner, Optional.ofNullable(properties.workerUser())),
                SnapshotSteps::place,
                clock);
    }

    /** What a crash cut short is settled before the slots, and so any new claim, come to be. */
    @Bean
    Slots slots(AttemptBook attemptBook, SnapshotSteps snapshotSteps, Hooks hooks, PullProperties pull) {
        SnapshotRun run = new SnapshotRun(attemptBook, snapshotSteps, hooks);
        List<JobDue> waiting = new Recovery(attemptBook, run).recover();
        Slots slots = new Slots(run, pull.slots());
        waiting.forEach(slots::settle);
        return slots;
    }

    @Bean
    WorkerLocations workerLocations(ServiceStore snapshotStore, WorkerProperties worker, Clock clock) {
        return new WorkerLocations(snapshotStore, worker, clock);
    }

    @Bean
    HostKeyring hostKeyring(ServiceStore snapshotStore, ClientKeys clientKeys, WorkerProperties worker, Clock clock) {
        HostKeyProbe probe = new HostKeyProbe(new ProcessRunner());
        return new HostKeyring(snapshotStore, clientKeys, probe, worker.id(), clock);
    }

    @Bean
    ClientKeyring clientKeyring(
            ServiceStore snapshotStore,
            ClientKeys clientKeys,
            HostKeyring hostKeyring,
            WorkerProperties worker,
            Clock clock) {
        return new ClientKeyring(snapshotStore, clientKeys, hostKeyring, worker.id(), clock);
    }

    /** Without a token nobody is answered: then connections can't be tested, and all else works. */
    @Bean
    @Conditional(TokenGiven.class)
    WorkerServer workerServer(
            ServingProperties serving,
            @Value("${gordailu.service-token}") String token,
            ClientKeys clientKeys,
            Confinement confinement,
            RestoreLogs restoreLogs,
            WorkerProperties worker,
            Clock clock) {
        ClientCheck check = new ClientCheck(new ProcessRunner(), clientKeys, confinement, worker.id(), clock, COUNTING);
        FilePreview preview = new FilePreview(new ProcessRunner(), clientKeys, confinement, worker.id(), PREVIEWING);
        return WorkerServer.start(serving, new ServiceToken(token), check, preview, restoreLogs);
    }

    @Bean
    Heartbeat heartbeat(
            WorkerProperties worker,
            PullProperties pull,
            WorkerLocations workerLocations,
            Slots slots,
            Restorer restorer,
            MessageSender sender,
            Optional<WorkerServer> workerServer,
            Clock clock) {
        Heartbeat.Worker self = new Heartbeat.Worker(
                worker.id(),
                pull.lease(),
                Map.of("gordailu", version()),
                workerServer.map(WorkerServer::url).orElse(null));
        return new Heartbeat(self, workerLocations, slots, restorer, new Telling(sender, clock), clock);
    }

    @Bean
    Inbox snapshotInbox(
            WorkerProperties worker,
            AttemptBook attemptBook,
            Slots slots,
            Restorer restorer,
            WorkerLocations workerLocations,
            ClientKeyring clientKeyring,
            HostKeyring hostKeyring,
            Clock clock) {
        Puller puller = new Puller(worker, attemptBook, slots, clock);
        return new Inbox(Stream.of(
                        puller.handlers(),
                        restorer.handlers(),
                        workerLocations.handlers(),
                        clientKeyring.handlers(),
                        hostKeyring.handlers())
                .<MessageHandler<?>>flatMap(List::stream)
                .toList());
    }

    private static String version() {
        String version = SnapshotWorkerConfiguration.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
