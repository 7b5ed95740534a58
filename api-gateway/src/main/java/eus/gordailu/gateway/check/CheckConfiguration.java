package eus.gordailu.gateway.check;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.worker.ClientRsyncs;
import eus.gordailu.gateway.worker.WorkerCaller;
import eus.gordailu.gateway.worker.Workers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CheckConfiguration {

    @Bean
    ClientChecks gatewayClientChecks(
            Catalogue catalogue, Workers workers, WorkerCaller caller, ClientRsyncs rsyncs, Clock clock) {
        return new ClientChecks(catalogue, workers, caller, rsyncs, clock);
    }

    @Bean
    ClientCheckApi gatewayClientCheckApi(ClientChecks checks) {
        return new ClientCheckApi(checks);
    }
}
