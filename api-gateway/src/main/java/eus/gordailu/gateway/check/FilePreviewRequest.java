package eus.gordailu.gateway.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be looked at, as it would stand in a job. */
@Schema(name = "FilePreviewRequest")
record FilePreviewRequest(
        @Schema(description = "The client's id; or the one that a test gave to a client that is not added yet")
        @Nullable
        String clientId,

        @Schema(description = "Another address than the client's, or that of one which is not added yet") @Nullable
        String address,

        @Schema(description = "A machine that leads to the address, if one is given") @Nullable
        String jump,

        @Schema(description = "Whether rsync is to run by sudo at the address, if one is given") @Nullable
        Boolean sudo,

        @Schema(
                description =
                        "Whether the key opens nothing but the reader of the client's backup, at the address, if one is given")
        @Nullable
        Boolean restricted,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Absolute paths on the client",
                example = "[\"/home\"]")
        @Nullable
        List<@Nullable String> paths,

        @Schema(description = "rsync filter patterns as those of a job", example = "[\"+ *.doc\", \"*.tmp\"]") @Nullable
        List<@Nullable String> excludes,

        @Schema(description = "Ids of GET /api/v1/exclude-presets", example = "[\"caches\"]") @Nullable
        List<@Nullable String> excludePresets) {}
