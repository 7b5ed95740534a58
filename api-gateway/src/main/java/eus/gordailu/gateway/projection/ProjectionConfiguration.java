package eus.gordailu.gateway.projection;

import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.contracts.notification.NotificationGivenUp;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.health.JobHealths;
import eus.gordailu.gateway.notification.Notifications;
import eus.gordailu.gateway.restore.Restores;
import eus.gordailu.gateway.run.Runs;
import eus.gordailu.gateway.snapshot.SnapshotEvents;
import eus.gordailu.gateway.worker.ClientKeys;
import eus.gordailu.gateway.worker.ClientRsyncs;
import eus.gordailu.gateway.worker.HostKeys;
import eus.gordailu.gateway.worker.Workers;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageHandler;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    @Bean
    RunProjection gatewayRunProjection(Runs runs) {
        return new RunProjection(runs);
    }

    @Bean
    SharedProjection gatewaySharedProjection(
            Runs runs, SnapshotEvents snapshots, JobHealths health, ClientRsyncs rsyncs) {
        return new SharedProjection(runs, snapshots, health, rsyncs);
    }

    @Bean
    RestoreProjection gatewayRestoreProjection(Restores restores) {
        return new RestoreProjection(restores);
    }

    @Bean
    Inbox gatewayInbox(
            RunProjection runs,
            RestoreProjection restores,
            SharedProjection shared,
            Workers workers,
            ClientKeys keys,
            HostKeys hostKeys,
            Notifications notifications) {
        List<MessageHandler<?>> handlers = new ArrayList<>(runs.handlers());
        handlers.addAll(restores.handlers());
        handlers.addAll(shared.handlers());
        handlers.add(MessageHandler.on(WorkerHeartbeat.class, workers::alive));
        handlers.add(MessageHandler.on(ClientKeyCreated.class, keys::created));
        handlers.add(MessageHandler.on(HostKeySeen.class, hostKeys::seen));
        handlers.add(MessageHandler.on(NotificationDelivered.class, notifications::delivered));
        handlers.add(MessageHandler.on(NotificationGivenUp.class, notifications::givenUp));
        return new Inbox(handlers);
    }
}
