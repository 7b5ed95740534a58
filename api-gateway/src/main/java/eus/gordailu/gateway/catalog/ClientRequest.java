package eus.gordailu.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientLimits;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client as somebody defines it; what was read can be sent back. */
@Schema(description = "A machine that is backed up")
@JsonIgnoreProperties({"id", "publicKeys", "hostKeys", "rsyncs", "version"})
record ClientRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "web server") @Nullable
        String name,

        @Nullable String description,

        @Schema(
                description =
                        "local; user@host or user@host:port for ssh; host::module, user@host::module or rsync://user@host:port/module for an rsync daemon",
                defaultValue = "local",
                example = "backup@web.example.org")
        @Nullable
        String address,

        @Schema(defaultValue = "true", description = "An inactive client's jobs are not due") @Nullable
        Boolean active,

        @Schema(
                description =
                        "How many bytes its snapshots may hold together; runs warn from nine tenths on, and are refused beyond. Without it, as many as there is room for",
                example = "500000000000")
        @Nullable
        Long quotaBytes,

        @Schema(description = "user@host or user@host:port of a machine that leads to it", example = "gate@example.org")
        @Nullable
        String jump,

        @Schema(
                defaultValue = "false",
                description = "Whether rsync runs as root there by sudo, though another user logs in")
        @Nullable
        Boolean sudo,

        @Schema(
                defaultValue = "false",
                description =
                        "Whether the client's key opens nothing there but gordailu-client, which lets read what may be backed up")
        @Nullable
        Boolean restricted,

        @Schema(
                description =
                        "The address of the network card by which the client is woken before each run, if it may sleep",
                example = "3c:52:82:0a:0b:0c")
        @Nullable
        String wakeOnLan,

        @Schema(description = "Ids of scripts that run before a batch of the client's jobs, in this order; at most 5")
        @Nullable
        List<@Nullable String> preScripts,

        @Schema(description = "Ids of scripts that run after such a batch, however its jobs ended; at most 5") @Nullable
        List<@Nullable String> postScripts,

        @Nullable ClientLimitsBody limits,

        @Schema(
                description =
                        "For a client that is often off: so many hours its runs wait for it before they fail, 1 to 336. Without it, a few minutes",
                example = "72")
        @Nullable
        Integer waitHours,

        @Schema(
                description =
                        "Of a client that is added: the clientId of a test that was made before, whose key is then the client's")
        @Nullable
        String checkedAs) {

    /** The id of a client that is added. */
    ClientId newId() {
        return checkedAs == null ? ClientId.random() : Fields.checked("checkedAs", () -> ClientId.of(checkedAs));
    }

    Client client(ClientId id) {
        String givenName = Fields.required("name", name);
        Route route = RouteFields.route(Fields.orElse(address, "local"), jump, sudo, restricted);
        Optional<String> card =
                Fields.checked("wakeOnLan", () -> Optional.ofNullable(Client.checkWaking(wakeOnLan, route.address())));
        Fields.checked("quotaBytes", () -> {
            Client.checkQuota(quotaBytes);
            return true;
        });
        Fields.checked("waitHours", () -> {
            Client.checkWait(waitHours);
            return true;
        });
        List<ScriptId> before = ScriptFields.ids(ScriptFields.BEFORE, preScripts);
        List<ScriptId> after = ScriptFields.ids(ScriptFields.AFTER, postScripts);
        ClientLimits given = limits == null ? ClientLimits.NONE : limits.limits();
        return Fields.checked(
                "name",
                () -> new Client(
                        id,
                        givenName,
                        Fields.orElse(description, ""),
                        route.address(),
                        Fields.orElse(active, true),
                        quotaBytes,
                        route.jump(),
                        route.sudo(),
                        route.restricted(),
                        card.orElse(null),
                        before,
                        after,
                        given,
                        waitHours));
    }
}
