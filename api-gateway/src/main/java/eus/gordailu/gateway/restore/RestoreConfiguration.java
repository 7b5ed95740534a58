package eus.gordailu.gateway.restore;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.gateway.worker.WorkerCaller;
import eus.gordailu.gateway.worker.Workers;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RestoreConfiguration {

    @Bean
    Restores gatewayRestores(@Qualifier("gatewayStore") ServiceStore store) {
        return new Restores(store);
    }

    @Bean
    RestoreRequests gatewayRestoreRequests(Restores restores, Snapshots snapshots, Catalogue catalogue, Clock clock) {
        return new RestoreRequests(restores, snapshots, catalogue, clock);
    }

    @Bean
    RestoreWorkers gatewayRestoreWorkers(Workers workers, WorkerCaller caller, Clock clock) {
        return new RestoreWorkers(workers, caller, clock);
    }

    @Bean
    RestoreApi gatewayRestoreApi(Restores restores, RestoreRequests requests, RestoreWorkers workers) {
        return new RestoreApi(restores, requests, workers);
    }
}
