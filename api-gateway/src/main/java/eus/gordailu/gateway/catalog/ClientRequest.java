package eus.gordailu.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A client as somebody defines it; what was read can be sent back. */
@Schema(description = "A machine that is backed up")
@JsonIgnoreProperties({"id", "publicKeys", "version"})
record ClientRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "web server") @Nullable
        String name,

        @Nullable String description,

        @Schema(
                description = "local, user@host or user@host:port",
                defaultValue = "local",
                example = "backup@web.example.org")
        @Nullable
        String address,

        @Schema(defaultValue = "true", description = "An inactive client's jobs are not due") @Nullable
        Boolean active) {

    Client client(ClientId id) {
        String givenName = Fields.required("name", name);
        Address parsed = Fields.checked("address", () -> Address.parse(Fields.orElse(address, "local")));
        return Fields.checked(
                "name",
                () -> new Client(id, givenName, Fields.orElse(description, ""), parsed, Fields.orElse(active, true)));
    }
}
