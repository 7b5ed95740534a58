package eus.gordailu.gateway.usage;

import eus.gordailu.gateway.snapshot.MeasuredJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UsageConfiguration {

    @Bean
    UsageApi gatewayUsageApi(MeasuredJobs measured) {
        return new UsageApi(measured);
    }
}
