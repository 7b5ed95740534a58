package eus.gordailu.gateway.testing;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.gateway.GatewayConfiguration;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The gateway without a broker and without a database of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.metrics.MongoMetricsAutoConfiguration",
            "org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration",
            "org.springframework.cloud.stream.binder.kafka.config.ExtendedBindingHandlerMappingsProviderConfiguration",
            "org.springframework.cloud.stream.binder.kafka.config.MessageConverterHelperConfiguration",
            "org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration",
            "org.springframework.cloud.stream.config.BindingServiceConfiguration",
            "org.springframework.cloud.stream.config.BindingsEndpointAutoConfiguration",
            "org.springframework.cloud.stream.config.ChannelsEndpointAutoConfiguration",
            "org.springframework.cloud.stream.function.FunctionConfiguration"
        })
@Import(GatewayConfiguration.class)
class TestApplication {

    @Bean(destroyMethod = "close")
    TestStore testStore() {
        return new TestStore();
    }

    @Bean
    Broken broken() {
        return new Broken();
    }

    @Bean
    MongoDatabase database(TestStore store) {
        return store.database();
    }

    @Bean
    MessageSender messageSender(TestStore store) {
        return store.sender();
    }

    @Bean
    SettableClock clock() {
        return new SettableClock("2026-11-23T10:00:00Z");
    }
}
