package eus.gordailu.gateway.health;

import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    JobHealths gatewayJobHealths(@Qualifier("gatewayStore") ServiceStore store, Snapshots snapshots, Clock clock) {
        return new JobHealths(store, snapshots, new Succession(clock));
    }
}
