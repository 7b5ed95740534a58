package eus.gordailu.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartSentencesTest {

    record Limits(Duration pause) {}

    @Test
    void aWrongPropertyIsNamedWithItsValue() {
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(Map.of("gordailu.run.pause", "${PAUSE:soon}"))),
                new PropertySourcesPlaceholdersResolver(new StandardEnvironment()));
        BindException wrong = org.assertj.core.api.Assertions.catchThrowableOfType(
                BindException.class, () -> binder.bind("gordailu.run", Limits.class));

        FailureAnalysis analysis =
                Objects.requireNonNull(new PropertyAnalyzer(new StandardEnvironment()).analyze(wrong));

        assertThat(OneSentence.sentence(analysis))
                .isEqualTo("The property gordailu.run.pause can't be \"soon\": not a duration such as 5m."
                        + " Correct it, or leave it out for its default.");
    }

    @Test
    void aSettingIsNamedAsItWasGiven() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", Map.of("GORDAILU_PAUSE", "soon")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("file", Map.of("gordailu.run.long-pause", "${GORDAILU_PAUSE:1m}")));
        BindException wrong = org.assertj.core.api.Assertions.catchThrowableOfType(
                BindException.class, () -> Binder.get(environment).bind("gordailu.run.long-pause", Duration.class));

        FailureAnalysis analysis = Objects.requireNonNull(new PropertyAnalyzer(environment).analyze(wrong));

        assertThat(OneSentence.sentence(analysis)).startsWith("GORDAILU_PAUSE can't be \"soon\": not a duration");
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", Map.of("server.address", "1.2.3.4")));

        FailureAnalysis analysis = Objects.requireNonNull(new ListenAddressAnalyzer(environment)
                .analyze(new IllegalStateException(
                        "web", new java.net.BindException("Cannot assign requested address"))));

        assertThat(OneSentence.sentence(analysis))
                .startsWith("Listening on 1.2.3.4")
                .contains("Cannot assign requested address", "GORDAILU_ADDRESS");
    }

    @Test
    void addressesThatAreNoneAreTold() {
        FailureAnalysis brokers = Objects.requireNonNull(new BrokerAddressAnalyzer()
                .analyze(new IllegalStateException(
                        "topics", new ConfigException("Invalid url in bootstrap.servers: nonsense"))));
        FailureAnalysis store = Objects.requireNonNull(
                new StoreAddressAnalyzer().analyze(new IllegalStateException("bean", connectionFailure("nonsense"))));

        assertThat(OneSentence.sentence(brokers)).contains("nonsense", "GORDAILU_KAFKA_BROKERS", "host:port");
        assertThat(OneSentence.sentence(store)).contains("GORDAILU_MONGODB_URI", "mongodb://");
        assertThat(new StoreAddressAnalyzer().analyze(new IllegalArgumentException("something else")))
                .isNull();
    }

    private static Exception connectionFailure(String address) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                IllegalArgumentException.class, () -> new ConnectionString(address));
    }

    @Test
    void aPortInUseIsNamed() {
        FailureAnalysis analysis =
                Objects.requireNonNull(new PortInUseAnalyzer().analyze(new PortInUseException(8080)));

        assertThat(OneSentence.sentence(analysis))
                .startsWith("Port 8080 is in use")
                .doesNotContain("\n");
    }
}
