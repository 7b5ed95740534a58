package eus.gordailu.offsite;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.offsite.mirror.OffsiteTargets;
import eus.gordailu.offsite.workflow.Mirrorings;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The offsite-worker: reads which snapshots were rotated and takes them to their targets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
public class OffsiteConfiguration {

    @Bean
    ServiceStore offsiteStore(MongoDatabase database, MessageSender sender, Clock clock, WorkerProperties worker) {
        return new ServiceStore(database, sender, clock, "offsite-" + worker.name());
    }

    @Bean
    OffsiteTargets offsiteTargets() {
        return new OffsiteTargets();
    }

    @Bean
    Mirrorings offsiteMirrorings(@Qualifier("offsiteStore") ServiceStore store, OffsiteTargets targets, Clock clock) {
        return new Mirrorings(store, targets, clock);
    }

    /** Before the first message is read, so that nothing is mirrored twice at once. */
    @Bean
    SmartInitializingSingleton offsiteResumption(Mirrorings mirrorings) {
        return mirrorings::resume;
    }

    @Bean
    Inbox offsiteInbox(Mirrorings mirrorings, WorkerProperties worker) {
        return new Inbox(List.of(MessageHandler.on(RotationCompleted.class, event -> {
            if (worker.serves(event.definition().location().id())) {
                mirrorings.begin(event);
            }
        })));
    }
}
