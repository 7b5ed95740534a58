package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import java.util.List;

/** Paths of one client that are backed up together. Paths are absolute on the client; excludes are rsync filter patterns; a lower priority starts first. */
public record Job(
        JobId id,
        ClientId clientId,
        String name,
        String description,
        List<String> paths,
        List<String> excludes,
        PolicyId policyId,
        LocationId locationId,
        boolean active,
        int priority) {

    public Job {
        CatalogNames.check("job", name);
        CatalogNames.checkDescription("job", description);
        paths = SourcePaths.check(paths);
        excludes = SourcePaths.checkPatterns(excludes);
    }
}
