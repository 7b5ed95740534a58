package eus.gordailu.allinone;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when the embedded broker or document store has given up: a restart is needed then. */
final class InfrastructureHealth implements HealthIndicator {

    private final Infrastructure infrastructure;

    InfrastructureHealth(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    @Override
    public Health health() {
        return infrastructure
                .failure()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }
}
