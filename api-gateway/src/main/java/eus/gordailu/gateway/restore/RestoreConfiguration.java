package eus.gordailu.gateway.restore;

import eus.gordailu.kit.store.ServiceStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RestoreConfiguration {

    @Bean
    Restores gatewayRestores(@Qualifier("gatewayStore") ServiceStore store) {
        return new Restores(store);
    }
}
