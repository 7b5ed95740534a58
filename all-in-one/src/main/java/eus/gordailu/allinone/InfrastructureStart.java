package eus.gordailu.allinone;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Starts the broker and the store as soon as the log is set up, and before anything asks for them. What they say meanwhile would
 * else come to the terminal.
 */
final class InfrastructureStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private final Surroundings surroundings;
    private @Nullable Infrastructure infrastructure;

    InfrastructureStart(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Infrastructure started = Infrastructure.start(surroundings);
        infrastructure = started;
        // Closed last: the services still write while they stop.
        SpringApplication.getShutdownHandlers().add(started::close);
        MutablePropertySources properties = event.getEnvironment().getPropertySources();
        properties.addLast(new MapPropertySource("infrastructure", started.properties()));
    }

    /** What was started. */
    Infrastructure infrastructure() {
        return Objects.requireNonNull(infrastructure, "not started yet");
    }
}
