package eus.gordailu.kit.messaging;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics that are not there yet, with their dead letters, as each is meant to be kept. */
public final class Topics {

    /** Bytes. The largest things that a person can define come to a quarter of it. */
    private static final int LONGEST_MESSAGE = 4 << 20;

    private static final Duration FACTS = Duration.ofDays(14);
    private static final Duration DEAD_LETTERS = Duration.ofDays(365);
    private static final Duration PROGRESS = Duration.ofMinutes(10);

    private final KafkaAdmin admin;

    Topics(KafkaAdmin admin) {
        this.admin = admin;
    }

    /** Makes every topic whose name is known beforehand. */
    public void create() {
        create(Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.JOB_DUE)
                .flatMap(Topics::fixed));
    }

    /** Makes the topic of the jobs that are due on a location. */
    public void createJobDue(LocationId location) {
        create(kept(Topic.jobDue(location), FACTS));
    }

    private void create(Stream<NewTopic> topics) {
        admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
    }

    private static Stream<NewTopic> fixed(Topic topic) {
        return switch (topic) {
            case CATALOG -> Stream.of(compacted(topic), deadLetters(topic.topicName()));
            case PROGRESS -> kept(topic.topicName(), PROGRESS);
            case JOB_DUE, SNAPSHOTS, ROTATIONS, OFFSITE, RUNS, RESTORES, CONTROL, WORKERS, NOTIFICATIONS ->
                kept(topic.topicName(), FACTS);
        };
    }

    private static NewTopic compacted(Topic topic) {
        return topic(topic.topicName()).compact().build();
    }

    private static TopicBuilder topic(String name) {
        return TopicBuilder.name(name).config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LONGEST_MESSAGE));
    }

    private static Stream<NewTopic> kept(String name, Duration retention) {
        return Stream.of(named(name, retention), deadLetters(name));
    }

    private static NewTopic deadLetters(String name) {
        return named(name + Topic.DEAD_LETTERS, DEAD_LETTERS);
    }

    private static NewTopic named(String name, Duration retention) {
        return topic(name)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                .build();
    }
}
