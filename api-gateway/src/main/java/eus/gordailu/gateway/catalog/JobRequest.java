package eus.gordailu.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as somebody defines it; what was read can be sent back. */
@Schema(description = "Paths of one client that are backed up together")
@JsonIgnoreProperties({"id", "version"})
record JobRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String clientId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "home directories") @Nullable
        String name,

        @Nullable String description,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Absolute paths on the client",
                example = "[\"/home\"]")
        @Nullable
        List<@Nullable String> paths,

        @Schema(
                description =
                        "rsync filter patterns of what is left out; the first that fits counts, and \"+ PATTERN\" keeps what it fits from those after it",
                example = "[\"+ /etc/ssl/*.tmp\", \"*.tmp\"]")
        @Nullable
        List<@Nullable String> excludes,

        @Schema(
                description = "Ids of GET /api/v1/exclude-presets, the patterns of which are added after the job's own",
                example = "[\"linux-system\", \"caches\"]")
        @Nullable
        List<@Nullable String> excludePresets,

        @Schema(description = "The policy Daily when absent") @Nullable
        String policyId,

        @Schema(description = "The location main when absent") @Nullable
        String locationId,

        @Schema(defaultValue = "true") @Nullable Boolean active,

        @Schema(defaultValue = "0", description = "A lower one starts first") @Nullable
        Integer priority,

        @Schema(
                description =
                        "Every so many snapshots, all files are read at both ends and compared by checksum; never when absent",
                minimum = "1",
                example = "30")
        @Nullable
        Integer checksumEvery,

        @Schema(description = "Ids of scripts that run before each run, in this order; at most 5") @Nullable
        List<@Nullable String> preScripts,

        @Schema(description = "Ids of scripts that run after each run, however it ended; at most 5") @Nullable
        List<@Nullable String> postScripts,

        @Schema(
                description =
                        "It is overdue when it has had no good snapshot for so many hours; when absent, once it has missed two of the times at which it is due",
                minimum = "1",
                example = "48")
        @Nullable
        Integer overdueHours) {

    Job job(JobId id) {
        ClientId client = Fields.checked("clientId", () -> ClientId.of(Fields.required("clientId", clientId)));
        PolicyId policy = policyId == null ? Defaults.DAILY : Fields.checked("policyId", () -> PolicyId.of(policyId));
        LocationId location =
                locationId == null ? Defaults.MAIN : Fields.checked("locationId", () -> LocationId.of(locationId));
        String givenName = Fields.checked("name", () -> Job.checkName(Fields.required("name", name)));
        List<String> givenPaths = Fields.checked("paths", () -> Job.checkPaths(Fields.list("paths", paths)));
        List<String> givenExcludes = Fields.checked(
                "excludes",
                () -> Job.checkExcludes(ExcludePreset.together(
                        Fields.list("excludes", excludes), Fields.list("excludePresets", excludePresets))));
        List<ScriptId> before = ScriptFields.ids(ScriptFields.BEFORE, preScripts);
        List<ScriptId> after = ScriptFields.ids(ScriptFields.AFTER, postScripts);
        return Fields.checked(
                overdueHours != null ? "overdueHours" : checksumEvery == null ? "description" : "checksumEvery",
                () -> new Job(
                        id,
                        client,
                        givenName,
                        Fields.orElse(description, ""),
                        givenPaths,
                        givenExcludes,
                        policy,
                        location,
                        Fields.orElse(active, true),
                        Fields.orElse(priority, 0),
                        checksumEvery,
                        before,
                        after,
                        overdueHours));
    }
}
