package eus.gordailu.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A policy as somebody defines it; what was read can be sent back. */
@Schema(description = "When jobs run, and which of their snapshots are kept")
@JsonIgnoreProperties({"id", "version"})
record PolicyRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Weekdays") @Nullable
        String name,

        @Nullable String description,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        ScheduleBody schedule,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        RetentionBody retention) {

    Policy policy(PolicyId id, ZoneId server) {
        String givenName = Fields.required("name", name);
        Schedule when = Fields.required("schedule", schedule).schedule(server);
        Retention kept = Fields.required("retention", retention).retention();
        return Fields.checked("name", () -> new Policy(id, givenName, Fields.orElse(description, ""), when, kept));
    }
}
