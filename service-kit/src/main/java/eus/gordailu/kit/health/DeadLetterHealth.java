package eus.gordailu.kit.health;

import eus.gordailu.contracts.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.KafkaAdmin;

/** Degraded while any message lies in the dead letters; says in which topics and how many. */
public final class DeadLetterHealth implements HealthIndicator, AutoCloseable {

    /** Works, but somebody should look. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;

    public DeadLetterHealth(KafkaAdmin settings) {
        this.admin = Admin.create(settings.getConfigurationProperties());
    }

    @Override
    public Health health() {
        try {
            Map<String, Long> letters = letters();
            return (letters.isEmpty() ? Health.up() : Health.status(DEGRADED))
                    .withDetails(letters)
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        } catch (ExecutionException | TimeoutException e) {
            return Health.down(e).build();
        }
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }

    private Map<String, Long> letters() throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions =
                admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).stream()
                        .filter(name -> name.startsWith("gordailu.") && name.endsWith(Topic.DEAD_LETTERS))
                        .map(name -> new TopicPartition(name, 0))
                        .toList();
        Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
        Map<String, Long> letters = new TreeMap<>();
        offsets(partitions, OffsetSpec.latest()).forEach((partition, last) -> {
            long count = last - first.getOrDefault(partition, 0L);
            if (count > 0) {
                letters.put(partition.topic(), count);
            }
        });
        return letters;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return admin.listOffsets(wanted).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }
}
