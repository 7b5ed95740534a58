package eus.gordailu.gateway.snapshot;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SnapshotConfiguration {

    @Bean
    Snapshots gatewaySnapshots(@Qualifier("gatewayStore") ServiceStore store) {
        return new Snapshots(store);
    }

    @Bean
    LastRotations gatewayLastRotations(@Qualifier("gatewayStore") ServiceStore store, Clock clock) {
        return new LastRotations(store, new Succession(clock));
    }

    @Bean
    SnapshotEvents gatewaySnapshotEvents(Snapshots snapshots, LastRotations rotations, KnownBytes known, Clock clock) {
        return new SnapshotEvents(snapshots, rotations, known, new Succession(clock));
    }

    @Bean
    KnownBytes gatewayKnownBytes(@Qualifier("gatewayStore") ServiceStore store, Clock clock) {
        return new KnownBytes(store, new Succession(clock));
    }

    @Bean
    MeasuredJobs gatewayMeasuredJobs(LastRotations rotations, KnownBytes known, Catalogue catalogue) {
        return new MeasuredJobs(rotations, known, catalogue);
    }

    @Bean
    PresentSnapshots gatewayPresentSnapshots(Snapshots snapshots, LastRotations rotations) {
        return new PresentSnapshots(snapshots, rotations);
    }

    @Bean
    SnapshotRequests gatewaySnapshotRequests(Snapshots snapshots, Catalogue catalogue, Clock clock) {
        return new SnapshotRequests(snapshots, catalogue, clock);
    }

    @Bean
    SnapshotApi gatewaySnapshotApi(Snapshots snapshots, LastRotations rotations, SnapshotRequests requests) {
        return new SnapshotApi(snapshots, rotations, requests);
    }
}
