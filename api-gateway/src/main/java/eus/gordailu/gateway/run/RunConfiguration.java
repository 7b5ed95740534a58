package eus.gordailu.gateway.run;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RunConfiguration {

    @Bean
    Runs gatewayRuns(@Qualifier("gatewayStore") ServiceStore store) {
        return new Runs(store);
    }

    @Bean
    RunStarter gatewayRunStarter(Runs runs, Catalogue catalogue, Clock clock) {
        return new RunStarter(runs, catalogue, clock);
    }

    @Bean
    RunApi gatewayRunApi(Runs runs, RunStarter starter) {
        return new RunApi(runs, starter);
    }
}
