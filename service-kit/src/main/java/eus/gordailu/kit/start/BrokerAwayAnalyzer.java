package eus.gordailu.kit.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.KafkaException;

/** Kafka does not answer. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BrokerAwayAnalyzer extends AbstractFailureAnalyzer<KafkaException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, KafkaException cause) {
        return new FailureAnalysis(
                "Kafka does not answer (%s).".formatted(root.getMessage()),
                "Check that it runs and that GORDAILU_KAFKA_BROKERS names it.",
                cause);
    }
}
