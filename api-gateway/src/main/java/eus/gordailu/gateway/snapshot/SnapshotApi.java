package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Snapshots")
class SnapshotApi {

    private final Snapshots snapshots;
    private final LastRotations rotations;
    private final SnapshotRequests requests;

    SnapshotApi(Snapshots snapshots, LastRotations rotations, SnapshotRequests requests) {
        this.snapshots = snapshots;
        this.rotations = rotations;
        this.requests = requests;
    }

    @GetMapping("/snapshots")
    @Operation(summary = "List snapshots, newest first; undecided: only those that wait for a person")
    Page<SnapshotBody> list(
            @RequestParam(required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String clientId,
            @RequestParam(defaultValue = "false") boolean undecided,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return snapshots
                .page(
                        new PageRequest(page, size),
                        jobId == null ? null : Fields.parameter("jobId", () -> JobId.of(jobId)),
                        clientId == null ? null : Fields.parameter("clientId", () -> ClientId.of(clientId)),
                        undecided)
                .map(this::body);
    }

    @GetMapping("/jobs/{jobId}/snapshots/{snapshotId}")
    @Operation(summary = "Read a snapshot with the reasons for which it is kept")
    SnapshotBody read(@PathVariable String jobId, @PathVariable String snapshotId) {
        return body(key(jobId, snapshotId));
    }

    @PatchMapping("/jobs/{jobId}/snapshots/{snapshotId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Pin a snapshot, or unpin it")
    SnapshotBody change(
            @PathVariable String jobId,
            @PathVariable String snapshotId,
            @RequestBody SnapshotChange change,
            @Parameter(hidden = true) Principal principal) {
        boolean pinned = Fields.required("pinned", change.pinned());
        requests.pin(key(jobId, snapshotId), pinned, principal.getName());
        return body(key(jobId, snapshotId));
    }

    @PostMapping("/jobs/{jobId}/snapshots/{snapshotId}/accept")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Find a snapshot that waits for a person to be right: it counts as good, and expiry goes on")
    SnapshotBody accept(
            @PathVariable String jobId,
            @PathVariable String snapshotId,
            @Parameter(hidden = true) Principal principal) {
        requests.accept(key(jobId, snapshotId), principal.getName());
        return body(key(jobId, snapshotId));
    }

    @DeleteMapping("/jobs/{jobId}/snapshots/{snapshotId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Remove a snapshot, unless it is pinned, or the only one of a job that is still there")
    SnapshotBody remove(
            @PathVariable String jobId,
            @PathVariable String snapshotId,
            @Parameter(hidden = true) Principal principal) {
        requests.expire(key(jobId, snapshotId), principal.getName());
        return body(key(jobId, snapshotId));
    }

    private SnapshotBody body(SnapshotView view) {
        return SnapshotBody.of(view, rotations.keptBecause(view.key()), rotations.usage(view.key()));
    }

    private SnapshotBody body(SnapshotKey key) {
        return body(snapshots.required(key));
    }

    private static SnapshotKey key(String jobId, String snapshotId) {
        return new SnapshotKey(
                Fields.inPath("job", () -> JobId.of(jobId)),
                Fields.inPath("snapshot", () -> SnapshotId.of(snapshotId)));
    }
}
