package eus.gordailu.systemtests.testkit;

import static org.awaitility.Awaitility.await;

import eus.gordailu.allinone.broker.BrokerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What lies in the broker's topics, read and delivered again by a client that knows nothing of ours. */
public final class Records implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Map<String, Object> settings;
    private final Admin admin;

    public Records(BrokerAddress broker) {
        this.settings = new HashMap<>(broker.login());
        settings.put("bootstrap.servers", broker.servers());
        this.admin = Admin.create(settings);
    }

    /** All records of these topics that are there now, in their order. */
    public List<ConsumerRecord<byte[], byte[]>> of(Collection<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(PAUSE).forEach(read::add);
            }
            return read;
        }
    }

    /** Sends copies, headers included, and waits until every service that reads those topics has taken them. */
    public void deliverAgain(List<ConsumerRecord<byte[], byte[]>> records) {
        List<RecordMetadata> sent = send(records);
        await("all services have read what was delivered again")
                .atMost(RunningProgram.PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> groups().stream().allMatch(group -> hasRead(group, sent)));
    }

    private List<RecordMetadata> send(List<ConsumerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<RecordMetadata> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(new ProducerRecord<>(
                                record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                        .get());
            }
            return sent;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> groups() {
        return answer(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .toList();
    }

    private boolean hasRead(String group, List<RecordMetadata> sent) {
        Map<TopicPartition, OffsetAndMetadata> read =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> lasts = sent.stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        RecordMetadata::offset,
                        Math::max));
        return lasts.entrySet().stream()
                .allMatch(last -> !read.containsKey(last.getKey())
                        || read.get(last.getKey()).offset() > last.getValue());
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
