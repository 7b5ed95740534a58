package eus.gordailu.kit;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import eus.gordailu.kit.health.DeadLetterHealth;
import eus.gordailu.kit.health.OutboxHealth;
import eus.gordailu.kit.messaging.MessagingConfiguration;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What every service imports. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(MessagingConfiguration.class)
public class KitConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DeadLetterHealth deadLetterHealth(KafkaAdmin admin) {
        return new DeadLetterHealth(admin);
    }

    @Bean
    OutboxHealth outboxHealth(List<ServiceStore> stores) {
        return new OutboxHealth(stores);
    }

    /** The database that the connection string names. */
    @Bean
    MongoDatabase database(MongoClient client, MongoProperties properties) {
        String uri = Objects.requireNonNull(properties.getUri(), "spring.mongodb.uri");
        String name = new ConnectionString(uri).getDatabase();
        return client.getDatabase(name == null ? "gordailu" : name);
    }
}
