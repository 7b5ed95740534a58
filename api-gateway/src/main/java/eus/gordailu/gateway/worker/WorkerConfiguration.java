package eus.gordailu.gateway.worker;

import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.worker.ServiceToken;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class WorkerConfiguration {

    @Bean
    Workers gatewayWorkers(@Qualifier("gatewayStore") ServiceStore store) {
        return new Workers(store);
    }

    @Bean
    ClientKeys gatewayClientKeys(@Qualifier("gatewayStore") ServiceStore store) {
        return new ClientKeys(store);
    }

    @Bean
    HostKeys gatewayHostKeys(@Qualifier("gatewayStore") ServiceStore store) {
        return new HostKeys(store);
    }

    @Bean
    ClientRsyncs gatewayClientRsyncs(@Qualifier("gatewayStore") ServiceStore store) {
        return new ClientRsyncs(store);
    }

    @Bean
    MetClients gatewayMetClients(ClientKeys keys, HostKeys hostKeys, ClientRsyncs rsyncs, Workers workers) {
        return new MetClients(keys, hostKeys, rsyncs, workers);
    }

    @Bean
    WorkerCaller gatewayWorkerCaller(@Value("${gordailu.service-token}") String token) {
        return new WorkerCaller(new ServiceToken(token));
    }

    @Bean
    WorkerApi gatewayWorkerApi(Workers workers, Clock clock) {
        return new WorkerApi(workers, clock);
    }
}
