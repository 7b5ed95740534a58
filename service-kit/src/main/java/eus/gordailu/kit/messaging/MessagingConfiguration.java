package eus.gordailu.kit.messaging;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.support.KafkaHeaderMapper;

/** Messaging as every service has it; the settings are in {@code gordailu-service.yaml}. */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {

    /** Named in the binder's settings. */
    @Bean
    KafkaHeaderMapper wireHeaders() {
        return new WireHeaders();
    }

    @Bean
    MessageSender messageSender(StreamBridge bridge) {
        return new StreamMessageSender(bridge);
    }

    @Bean
    Topics topics(KafkaAdmin admin) {
        Topics topics = new Topics(admin);
        topics.create();
        return topics;
    }

    @Bean
    CommonErrorHandler deadLetters(KafkaProperties properties) {
        return DeadLetters.handler(new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                properties.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer())));
    }

    /** Takes {@link Topics}, so that no consumer starts before its topics are there. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> consumers(
            CommonErrorHandler deadLetters, Topics topics) {
        return (container, destination, group) -> container.setCommonErrorHandler(deadLetters);
    }
}
