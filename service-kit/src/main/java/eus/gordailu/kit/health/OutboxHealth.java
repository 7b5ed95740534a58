package eus.gordailu.kit.health;

import eus.gordailu.kit.store.ServiceStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Degraded while messages can't be sent; says of which documents, and why. */
public final class OutboxHealth implements HealthIndicator {

    private static final int NAMED = 10;

    private final List<ServiceStore> stores;

    public OutboxHealth(List<ServiceStore> stores) {
        this.stores = List.copyOf(stores);
    }

    @Override
    public Health health() {
        Map<String, String> troubles = stores.stream()
                .flatMap(store -> store.troubles().entrySet().stream())
                .limit(NAMED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
        return (troubles.isEmpty() ? Health.up() : Health.status(DeadLetterHealth.DEGRADED))
                .withDetails(troubles)
                .build();
    }
}
