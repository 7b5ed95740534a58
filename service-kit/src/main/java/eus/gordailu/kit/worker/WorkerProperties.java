package eus.gordailu.kit.worker;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.WorkerId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A machine with disks. Its services share the name, which stays the same over restarts.
 *
 * @param name 1 to 63 lower-case letters, digits and inner hyphens
 * @param locations the ids of the locations whose directories are on this machine; {@code *} for all
 */
@Validated
@ConfigurationProperties("gordailu.worker")
public record WorkerProperties(
        @DefaultValue("storage-1")
        @Pattern(
                regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                message = "1 to 63 lower-case letters, digits and inner hyphens")
        String name,

        @DefaultValue("*") @NotEmpty
        Set<
                        @Pattern(
                                regexp = "\\*|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                                message = "ids of locations, or * for all")
                        String>
                locations) {

    public WorkerProperties {
        locations = Set.copyOf(locations);
    }

    public WorkerId id() {
        return WorkerId.of(name);
    }

    /** Whether this location's directory is on this machine. */
    public boolean serves(LocationId location) {
        return locations.contains("*") || locations.contains(location.value());
    }
}
