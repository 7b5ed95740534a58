package eus.gordailu.kit.start;

import org.apache.kafka.common.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The address of the brokers is none. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BrokerAddressAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ConfigException cause) {
        return new FailureAnalysis(
                "Kafka can't be reached with these settings (%s).".formatted(cause.getMessage()),
                "Correct GORDAILU_KAFKA_BROKERS: it is host:port, several separated by commas.",
                cause);
    }
}
