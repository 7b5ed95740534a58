package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.media.Schema;

/** A policy as it is shown. */
@Schema(name = "Policy")
record PolicyView(
        String id, String name, String description, ScheduleBody schedule, RetentionBody retention, long version) {

    static PolicyView of(Stored<Policy> stored) {
        Policy policy = stored.value();
        return new PolicyView(
                policy.id().toString(),
                policy.name(),
                policy.description(),
                ScheduleBody.of(policy.schedule()),
                RetentionBody.of(policy.retention()),
                stored.version());
    }
}
