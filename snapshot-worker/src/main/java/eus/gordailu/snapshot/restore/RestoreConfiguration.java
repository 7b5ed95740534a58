package eus.gordailu.snapshot.restore;

import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.snapshot.client.ClientApproach;
import eus.gordailu.snapshot.location.WorkerLocations;
import eus.gordailu.snapshot.pull.PullProperties;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.Perseverance;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.push.RsyncPush;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Restores, beside the backups of the same worker. */
@Configuration(proxyBeanMethods = false)
public class RestoreConfiguration {

    @Bean
    RestoreLogs restoreLogs(@Value("${gordailu.data}") Path data) {
        return new RestoreLogs(data.toAbsolutePath().resolve("restores"));
    }

    @Bean
    Restorer restorer(
            ServiceStore snapshotStore,
            WorkerProperties worker,
            ClientKeys clientKeys,
            Confinement confinement,
            PullProperties pull,
            WorkerLocations locations,
            RestoreLogs restoreLogs,
            @Value("${gordailu.data}") Path data,
            Clock clock) {
        RestoreRun run = new RestoreRun(
                new RsyncPush(new ProcessRunner(), clientKeys, confinement),
                new ClientApproach(pull.ioTimeout(), pull.wakeWait(), clock),
                pull.wallClock(),
                new OwnBackups(locations::keepOuts),
                restoreLogs,
                data.toAbsolutePath().resolve("restores"),
                clock);
        RestoreBook book = new RestoreBook(snapshotStore, worker.id(), clock);
        Restorer restorer = new Restorer(worker, book, run, restoreLogs, new Perseverance(), clock);
        restorer.recover();
        return restorer;
    }
}
