package eus.gordailu.gateway.preview;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Candidate;
import eus.gordailu.contracts.retention.RetentionForecast;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.ScheduleBody;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.snapshot.PresentSnapshots;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Policies")
class PreviewApi {

    private static final String A_MONTH = "30";
    private static final String TWENTY = "20";
    private static final String COUNT = "How many times, 1 to 1,000";
    private static final String DAYS = "How many days, 1 to 400, today included";

    private final Catalogue catalogue;
    private final PresentSnapshots present;
    private final RetentionPreviews previews;
    private final Clock clock;

    PreviewApi(Catalogue catalogue, PresentSnapshots present, RetentionPreviews previews, Clock clock) {
        this.catalogue = catalogue;
        this.present = present;
        this.previews = previews;
        this.clock = clock;
    }

    @GetMapping("/jobs/{id}/retention-preview")
    @Operation(summary = "Show which snapshots of a job its policy keeps on each of the next days, were every run good")
    PreviewBody ofJob(
            @PathVariable String id, @Parameter(description = DAYS) @RequestParam(defaultValue = A_MONTH) int days) {
        Job job = catalogue
                .jobs()
                .require(Fields.inPath("job", () -> JobId.of(id)))
                .value();
        Policy policy = catalogue.policies().require(job.policyId()).value();
        return preview(new RetentionForecast(policy.schedule(), policy.retention()), Optional.of(job), days);
    }

    @PostMapping("/policies/preview")
    @Operation(summary = "Show what a policy would keep, and let go at once, without saving it")
    PreviewBody ofPolicy(
            @RequestBody PreviewRequest request,
            @Parameter(description = DAYS) @RequestParam(defaultValue = A_MONTH) int days) {
        RetentionForecast forecast = request.forecast(clock.getZone());
        return preview(forecast, Optional.ofNullable(request.jobId()).map(this::known), days);
    }

    @GetMapping("/policies/{id}/due-times")
    @Operation(summary = "Show when the jobs of a policy are due next")
    DueTimesBody dueTimes(
            @PathVariable String id, @Parameter(description = COUNT) @RequestParam(defaultValue = TWENTY) int count) {
        Policy policy = catalogue
                .policies()
                .require(Fields.inPath("policy", () -> PolicyId.of(id)))
                .value();
        return due(policy.schedule(), count);
    }

    @PostMapping("/schedules/due-times")
    @Operation(summary = "Show when a schedule would be due next, without saving it")
    DueTimesBody dueTimes(
            @RequestBody ScheduleBody schedule,
            @Parameter(description = COUNT) @RequestParam(defaultValue = TWENTY) int count) {
        return due(schedule.schedule(clock.getZone()), count);
    }

    private DueTimesBody due(Schedule schedule, int count) {
        return Fields.parameter("count", () -> DueTimesBody.of(schedule, clock.instant(), count));
    }

    private PreviewBody preview(RetentionForecast forecast, Optional<Job> job, int days) {
        List<Candidate> snapshots = job.map(present::of).orElse(List.of());
        Set<SnapshotId> there = snapshots.stream().map(Candidate::id).collect(Collectors.toSet());
        return PreviewBody.of(
                Fields.parameter("days", () -> previews.of(forecast, snapshots, days)),
                job.flatMap(present::holder),
                there);
    }

    private Job known(String text) {
        JobId id = Fields.checked("jobId", () -> JobId.of(text));
        return catalogue
                .jobs()
                .find(id)
                .map(Stored::value)
                .orElseThrow(() -> Problem.inField(
                        ProblemType.UNKNOWN_REFERENCE,
                        "jobId",
                        "There is no job %s: GET /api/v1/jobs lists those that are there".formatted(id)));
    }
}
