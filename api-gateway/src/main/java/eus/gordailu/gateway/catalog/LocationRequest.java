package eus.gordailu.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A location as somebody defines it; what was read can be sent back. The id is chosen when it is added and stays. */
@Schema(description = "A directory on a worker's machine that holds snapshots")
@JsonIgnoreProperties({"version"})
record LocationRequest(
        @Schema(description = "Lower-case letters, digits and inner hyphens; only when adding", example = "second-disk")
        @Nullable
        String id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Second disk") @Nullable
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "/srv/backups") @Nullable
        String directory) {

    LocationId newId() {
        return Fields.checked("id", () -> LocationId.of(Fields.required("id", id)));
    }

    Location location(LocationId known) {
        if (id != null && !id.equals(known.toString())) {
            throw Problem.inField(ProblemType.INVALID_VALUE, "id", "A location's id does not change: leave \"id\" out");
        }
        String givenName = Fields.required("name", name);
        String givenDirectory = Fields.required("directory", directory);
        return Fields.checked("directory", () -> new Location(known, givenName, givenDirectory));
    }
}
