package eus.gordailu.gateway.preview;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.retention.RetentionForecast;
import eus.gordailu.gateway.catalog.RetentionBody;
import eus.gordailu.gateway.catalog.ScheduleBody;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A policy that need not be saved, and the job whose snapshots it is tried on; a policy that was read can be sent. */
@Schema(name = "PreviewRequest")
@JsonIgnoreProperties({"id", "version", "name", "description"})
record PreviewRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        ScheduleBody schedule,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        RetentionBody retention,

        @Schema(description = "None: as if no snapshot were there yet") @Nullable
        String jobId) {

    RetentionForecast forecast(ZoneId server) {
        return new RetentionForecast(
                Fields.required("schedule", schedule).schedule(server),
                Fields.required("retention", retention).retention());
    }
}
