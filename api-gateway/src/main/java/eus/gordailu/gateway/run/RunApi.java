package eus.gordailu.gateway.run;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.gateway.catalog.Defaults;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Runs")
class RunApi {

    private final Runs runs;
    private final RunStarter starter;

    RunApi(Runs runs, RunStarter starter) {
        this.runs = runs;
        this.starter = starter;
    }

    @PostMapping("/jobs/{id}/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Run a job now; with an Idempotency-Key the same request again starts nothing")
    ResponseEntity<RunBody> start(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Principal principal) {
        JobId job = Fields.inPath("job", () -> JobId.of(id));
        RunView run = starter.start(runId(key, job, principal.getName()), job, principal.getName());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.id()))
                .body(RunBody.of(run));
    }

    @GetMapping("/runs")
    @Operation(summary = "List runs, newest first")
    Page<RunBody> list(
            @RequestParam(required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String clientId,
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        RunFilter filter = new RunFilter(
                jobId == null ? null : Fields.parameter("jobId", () -> JobId.of(jobId)),
                clientId == null ? null : Fields.parameter("clientId", () -> ClientId.of(clientId)),
                state);
        return runs.page(new PageRequest(page, size), filter).map(RunBody::of);
    }

    @GetMapping("/runs/{id}")
    @Operation(summary = "Read a run with all its parts")
    RunBody read(@PathVariable String id) {
        RunId run = runId(id);
        return runs.find(run).map(RunBody::of).orElseThrow(() -> RunStarter.unknown(run));
    }

    @PostMapping("/runs/{id}/abort")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "End a run, wherever it is")
    RunBody abort(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        return RunBody.of(starter.abort(runId(id), principal.getName()));
    }

    private static RunId runId(String id) {
        return Fields.inPath("run", () -> RunId.of(id));
    }

    private static RunId runId(@Nullable String key, JobId job, String user) {
        return key == null
                ? RunId.random()
                : new RunId(Defaults.named(String.join("\n", "run", user, job.toString(), key)));
    }
}
