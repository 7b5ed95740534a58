package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.snapshot.SnapshotKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A restore as somebody asks for it. */
@Schema(name = "RestoreRequest")
public record RestoreRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String jobId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String snapshotId,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "From the root of the snapshot on, 1 to 1,000; / for all of it. Bytes that are no text are written as \\#ooo, with three octal digits",
                example = "[\"/etc/nginx\"]")
        @Nullable
        List<@Nullable String> paths,

        @Schema(description = "The client that they are brought to; the one that they came from when absent") @Nullable
        String clientId,

        @Schema(
                defaultValue = "/",
                description =
                        "At that client; each path comes to stand below it with all its names, and in / so where it was")
        @Nullable
        String directory,

        @Schema(
                defaultValue = "true",
                description = "Only list what would change. Whoever does not say false changes nothing")
        @Nullable
        Boolean dryRun,

        @Schema(
                defaultValue = "false",
                description =
                        "Delete what the paths hold at the client and not in the snapshot, except what the job leaves out")
        @Nullable
        Boolean deletes) {

    /** What is wanted, if it makes sense by itself. */
    public RestoreOrder order() {
        SnapshotKey snapshot = new SnapshotKey(
                Fields.checked("jobId", () -> JobId.of(Fields.required("jobId", jobId))),
                Fields.checked("snapshotId", () -> SnapshotId.of(Fields.required("snapshotId", snapshotId))));
        List<String> wanted = Fields.checked("paths", () -> RestorePaths.check(Fields.list("paths", paths)));
        ClientId target = clientId == null ? null : Fields.checked("clientId", () -> ClientId.of(clientId));
        return Fields.checked(
                "directory",
                () -> new RestoreOrder(
                        snapshot,
                        wanted,
                        target,
                        Fields.orElse(directory, "/"),
                        Fields.orElse(dryRun, true),
                        Fields.orElse(deletes, false)));
    }
}
