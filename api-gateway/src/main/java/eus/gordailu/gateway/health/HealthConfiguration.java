package eus.gordailu.gateway.health;

import eus.gordailu.kit.store.ServiceStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    JobHealths gatewayJobHealths(@Qualifier("gatewayStore") ServiceStore store) {
        return new JobHealths(store);
    }
}
