package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.contracts.restore.RestoreLog;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/restores")
@Tag(name = "Restores")
class RestoreApi {

    private final Restores restores;
    private final RestoreRequests requests;
    private final RestoreWorkers workers;

    RestoreApi(Restores restores, RestoreRequests requests, RestoreWorkers workers) {
        this.restores = restores;
        this.requests = requests;
        this.workers = workers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Bring files of a snapshot back to a client; with an Idempotency-Key the same request again starts nothing",
            description = "A dry run, which lists what would change and changes nothing, unless dryRun is false.")
    ResponseEntity<RestoreBody> start(
            @RequestBody RestoreRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Principal principal) {
        String user = principal.getName();
        RestoreView restore = requests.request(id(key, user), request.order(), user);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/restores/" + restore.id()))
                .body(workers.body(restore));
    }

    @GetMapping
    @Operation(summary = "List restores, newest first; clientId: those that are brought to that client")
    Page<RestoreBody> list(
            @RequestParam(required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String clientId,
            @RequestParam(required = false) @Nullable RestoreState state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        RestoreFilter filter = new RestoreFilter(
                jobId == null ? null : Fields.parameter("jobId", () -> JobId.of(jobId)),
                clientId == null ? null : Fields.parameter("clientId", () -> ClientId.of(clientId)),
                state);
        return restores.page(new PageRequest(page, size), filter).map(workers::body);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a restore")
    RestoreBody read(@PathVariable String id) {
        return workers.body(restores.required(id(id)));
    }

    @PostMapping("/{id}/abort")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "End a restore, wherever it is; what it has brought by then stays")
    RestoreBody abort(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        return workers.body(requests.abort(id(id), principal.getName()));
    }

    @GetMapping("/{id}/log")
    @Operation(summary = "Read what a restore did, or would do: lines of its log, as its worker keeps them")
    RestoreLog log(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "1000") int limit) {
        RestoreView restore = restores.required(id(id));
        ReadRestoreLog question =
                Fields.parameter(from < 0 ? "from" : "limit", () -> new ReadRestoreLog(restore.id(), from, limit));
        return workers.log(restore, question);
    }

    private static RestoreId id(String id) {
        return Fields.inPath("restore", () -> RestoreId.of(id));
    }

    private static RestoreId id(@Nullable String key, String user) {
        return key == null
                ? RestoreId.random()
                : new RestoreId(Defaults.named(String.join("\n", "restore", user, key)));
    }
}
