package eus.gordailu.rotation;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.ExpiryProperties;
import eus.gordailu.rotation.lane.Lanes;
import eus.gordailu.rotation.location.KnownLocations;
import eus.gordailu.rotation.request.RequestBook;
import eus.gordailu.rotation.request.RequestRunner;
import eus.gordailu.rotation.workflow.RotationBook;
import eus.gordailu.rotation.workflow.RotationLimits;
import eus.gordailu.rotation.workflow.RotationRunner;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rotation-worker: reads which snapshots were made, and applies retention on its own disks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerProperties.class, RotationLimits.class, ExpiryProperties.class})
public class RotationConfiguration {

    @Bean
    ServiceStore rotationStore(MongoDatabase database, MessageSender sender, Clock clock, WorkerProperties worker) {
        return new ServiceStore(database, sender, clock, "rotation-" + worker.name());
    }

    @Bean
    Lanes rotationPromptLanes() {
        return Lanes.prompt();
    }

    @Bean
    Lanes rotationPatientLanes() {
        return Lanes.patient();
    }

    @Bean
    KnownLocations rotationLocations(@Qualifier("rotationStore") ServiceStore store) {
        return new KnownLocations(store);
    }

    @Bean
    RotationRunner rotationRunner(
            @Qualifier("rotationStore") ServiceStore store,
            @Qualifier("rotationPromptLanes") Lanes prompt,
            @Qualifier("rotationPatientLanes") Lanes patient,
            RotationLimits limits,
            ExpiryProperties expiry,
            Clock clock) {
        RotationBook book = new RotationBook(store, limits, new Deletion(expiry), clock);
        return new RotationRunner(book, prompt, patient, limits);
    }

    @Bean
    RequestRunner rotationRequestRunner(
            @Qualifier("rotationStore") ServiceStore store,
            @Qualifier("rotationPromptLanes") Lanes prompt,
            @Qualifier("rotationPatientLanes") Lanes patient,
            KnownLocations locations,
            ExpiryProperties expiry,
            Clock clock) {
        RequestBook book = new RequestBook(store, locations, clock);
        return new RequestRunner(book, locations, new Deletion(expiry), prompt, patient);
    }

    /** Before the first message is read, so that nothing is taken up twice at once. */
    @Bean
    SmartInitializingSingleton rotationResumption(RotationRunner rotations, RequestRunner requests) {
        return () -> {
            rotations.resume();
            requests.resume();
        };
    }

    @Bean
    Inbox rotationInbox(
            WorkerProperties worker, KnownLocations locations, RotationRunner rotations, RequestRunner requests) {
        return new Inbox(new RotationHandlers(worker, locations, rotations, requests).all());
    }
}
