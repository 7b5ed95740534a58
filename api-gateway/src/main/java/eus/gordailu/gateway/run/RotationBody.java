package eus.gordailu.gateway.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rotation after a run has kept and expired, with its reasons. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Rotation")
record RotationBody(
        @Nullable Instant completedAt,
        List<Verdict> kept,
        List<Verdict> expired,
        @Nullable FailureBody failure) {

    /** A snapshot and the reasons for what happens to it. */
    @Schema(name = "Verdict")
    record Verdict(String snapshotId, List<Reason> reasons) {}

    static @Nullable RotationBody of(Aftermath aftermath) {
        RotationCompleted rotated = aftermath.rotated();
        if (rotated != null) {
            return new RotationBody(rotated.completedAt(), verdicts(rotated.kept()), verdicts(rotated.expired()), null);
        }
        RotationFailed failed = aftermath.rotationFailed();
        return failed == null ? null : new RotationBody(null, List.of(), List.of(), FailureBody.of(failed.failure()));
    }

    private static List<Verdict> verdicts(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> new Verdict(decision.snapshotId().toString(), decision.reasons()))
                .toList();
    }
}
