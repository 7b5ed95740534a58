package eus.gordailu.gateway.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a run's snapshot has been copied to. No targets: none is configured. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Offsite")
record OffsiteBody(List<String> targets, @Nullable Instant completedAt, Map<String, FailureBody> failures) {

    static @Nullable OffsiteBody of(Aftermath aftermath) {
        if (!aftermath.offsiteIsOver()) {
            return null;
        }
        OffsiteCompleted done = aftermath.offsite();
        Map<String, FailureBody> failures = new TreeMap<>();
        aftermath.offsiteFailures().forEach(failed -> {
            FailureBody failure = FailureBody.of(failed.failure());
            if (failure != null) {
                failures.put(failed.target(), failure);
            }
        });
        return new OffsiteBody(
                done == null ? List.of() : done.targets(), done == null ? null : done.completedAt(), failures);
    }
}
