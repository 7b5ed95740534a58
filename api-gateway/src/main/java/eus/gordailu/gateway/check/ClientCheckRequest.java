package eus.gordailu.gateway.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be tested. Of a client that is there, nothing more than its id need be said. */
@Schema(name = "ClientCheckRequest")
record ClientCheckRequest(
        @Schema(description = "The client's id; or the one that an earlier test gave to a client that is not added yet")
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
                        "Whether the key is to open nothing but the reader of the client's backup, at the address, if one is given")
        @Nullable
        Boolean restricted,

        @Schema(description = "Paths to look for; without them, those of the client's jobs") @Nullable
        List<@Nullable String> paths,

        @Schema(description = "rsync patterns of what is not counted") @Nullable
        List<@Nullable String> excludes,

        @Schema(
                description =
                        "The fingerprint of the host key that you found to be right, for a client that is not added yet")
        @Nullable
        String hostKey) {}
