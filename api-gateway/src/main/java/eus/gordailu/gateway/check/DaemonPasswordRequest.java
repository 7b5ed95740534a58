package eus.gordailu.gateway.check;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The password of a client that answers as an rsync daemon. */
@Schema(name = "DaemonPasswordRequest")
record DaemonPasswordRequest(
        @Schema(description = "The client's id; or the one that a test gave to a client that is not added yet")
        @Nullable
        String clientId,

        @Schema(
                description = "Another address than the client's, or that of one which is not added yet",
                example = "backup@nas::photos")
        @Nullable
        String address,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                accessMode = Schema.AccessMode.WRITE_ONLY,
                description = "Of the user in the address")
        @Nullable
        String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "DaemonPasswordRequest[%s, %s]".formatted(clientId, address);
    }
}
