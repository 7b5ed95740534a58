package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.BandwidthLimit;
import eus.gordailu.contracts.catalog.ClientLimits;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How fast and how slow a client may be, as somebody defines it and as it is shown. */
@Schema(name = "ClientLimits", description = "How fast and how slow the client may be; without it, as is usual")
record ClientLimitsBody(
        @Schema(
                description =
                        "How fast it may send: a rate (KiB, MiB or GiB each second), or a timetable in the time zone of the job's policy",
                example = "08:00,512k 20:00,off")
        @Nullable
        String bandwidth,

        @Schema(description = "How long it may be silent during a transfer, 10 to 86400", example = "600") @Nullable
        Integer ioTimeoutSeconds,

        @Schema(description = "How long it may take to answer at the beginning, 1 to 600", example = "30") @Nullable
        Integer connectTimeoutSeconds) {

    static ClientLimitsBody of(ClientLimits limits) {
        return new ClientLimitsBody(limits.bandwidth(), limits.ioTimeoutSeconds(), limits.connectTimeoutSeconds());
    }

    ClientLimits limits() {
        Fields.checked(
                "limits.bandwidth",
                () -> bandwidth == null || BandwidthLimit.parse(bandwidth).varies());
        return Fields.checked("limits", () -> new ClientLimits(bandwidth, ioTimeoutSeconds, connectTimeoutSeconds));
    }
}
