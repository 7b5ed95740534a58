package eus.gordailu.contracts.check;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.catalog.SourcePaths;
import eus.gordailu.contracts.id.ClientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a worker whether it could back a client up. The client need not be in the catalogue yet: then its key is kept for some days, and is the
 * client's as soon as it is defined with that id.
 *
 * @param paths that are looked for, absolute; there may be none
 * @param excludes rsync patterns of what is not counted
 * @param approved the fingerprint of a host key that a person has found to be right; null if nobody has
 */
public record CheckClient(
        ClientId clientId,
        Route route,
        List<String> paths,
        List<String> excludes,
        @Nullable String approved) {

    public CheckClient {
        paths = paths.isEmpty() ? List.of() : SourcePaths.check(paths);
        excludes = SourcePaths.checkPatterns(excludes);
    }
}
