package eus.gordailu.gateway.check;

import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.id.WorkerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one worker found out about a client; or why it was not to be asked. */
@Schema(name = "WorkerAnswer")
public record WorkerAnswer(
        String workerId,
        boolean passed,
        @Nullable String problem,
        @Nullable String publicKey,
        @Nullable String authorizedKeysLine,
        @Nullable HostKey hostKey,
        List<Step> steps) {

    /** The host key that the client shows, or the machine that leads to it; {@code knownFingerprint} is that of the one which is believed, if it is another. */
    @Schema(name = "ShownHostKey")
    public record HostKey(
            String address,
            String type,
            String fingerprint,
            boolean approved,
            @Nullable String knownFingerprint) {}

    /** One look at the client. */
    @Schema(name = "CheckStep")
    public record Step(
            String part,

            @Schema(allowableValues = {"PASSED", "WARNED", "FAILED", "SKIPPED"})
            String verdict,

            String code,
            String sentence,
            Map<String, String> details) {

        private static Step of(CheckStep step) {
            return new Step(step.part().name(), step.verdict().name(), step.code(), step.sentence(), step.details());
        }
    }

    static WorkerAnswer of(ClientReport report) {
        ClientReport.ShownHostKey key = report.hostKey();
        return new WorkerAnswer(
                report.workerId().toString(),
                report.steps().stream().noneMatch(step -> step.verdict() == CheckStep.Verdict.FAILED),
                null,
                report.publicKey(),
                report.authorizedKeysLine(),
                key == null
                        ? null
                        : new HostKey(
                                key.address(), key.type(), key.fingerprint(), key.approved(), key.knownFingerprint()),
                report.steps().stream().map(Step::of).toList());
    }

    static WorkerAnswer silent(WorkerId worker, String problem) {
        return new WorkerAnswer(worker.toString(), false, problem, null, null, null, List.of());
    }
}
