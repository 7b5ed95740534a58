package eus.gordailu.gateway.check;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the workers' keys are to be put, and the password that opens the door this once. */
@Schema(name = "KeyInstallationRequest")
record KeyInstallationRequest(
        @Schema(description = "The client's id; or the one that a test gave to a client that is not added yet")
        @Nullable
        String clientId,

        @Nullable String address,

        @Schema(description = "A machine that leads to the address, if one is given") @Nullable
        String jump,

        @Schema(description = "Whether rsync is to run by sudo at the address, if one is given") @Nullable
        Boolean sudo,

        @Schema(
                description =
                        "Whether the key is to open nothing but the reader of the client's backup, at the address, if one is given")
        @Nullable
        Boolean restricted,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                accessMode = Schema.AccessMode.WRITE_ONLY,
                description = "Of the user in the address. It is used once, and kept nowhere")
        @Nullable
        String password,

        @Schema(
                description =
                        "The fingerprint of the host key that you found to be right, for a client that is not added yet")
        @Nullable
        String hostKey) {

    /** Without the password. */
    @Override
    public String toString() {
        return "KeyInstallationRequest[%s, %s]".formatted(clientId, address);
    }
}
