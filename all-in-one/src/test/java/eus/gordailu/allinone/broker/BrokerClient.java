package eus.gordailu.allinone.broker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to one topic and reads from it. */
final class BrokerClient implements AutoCloseable {

    private static final TopicPartition TOPIC = new TopicPartition("runs", 0);

    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    BrokerClient(BrokerAddress broker) {
        admin = Admin.create(settings(broker, Map.of()));
        producer = new KafkaProducer<>(
                settings(broker, Map.of("acks", "all")), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                settings(broker, Map.of("group.id", "test", "enable.auto.commit", "false")),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(List.of(TOPIC));
    }

    private static Map<String, Object> settings(BrokerAddress broker, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.servers());
        settings.putAll(broker.login());
        return settings;
    }

    void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1)))
                .all()
                .get();
    }

    /** Returns when all are acknowledged. */
    void send(List<String> values) throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        for (String value : values) {
            answers.add(producer.send(new ProducerRecord<>(TOPIC.topic(), value)));
        }
        for (Future<?> answer : answers) {
            answer.get();
        }
    }

    List<String> readAll() {
        long end = requireNonNull(consumer.endOffsets(List.of(TOPIC)).get(TOPIC));
        consumer.seekToBeginning(List.of(TOPIC));
        List<String> values = new ArrayList<>();
        while (consumer.position(TOPIC) < end) {
            consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
        }
        return values;
    }

    void commitOffset(long offset) {
        consumer.commitSync(Map.of(TOPIC, new OffsetAndMetadata(offset)));
    }

    long committedOffset() throws Exception {
        return requireNonNull(admin.listConsumerGroupOffsets("test")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(TOPIC))
                .offset();
    }

    String clusterId() throws Exception {
        return admin.describeCluster().clusterId().get();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
