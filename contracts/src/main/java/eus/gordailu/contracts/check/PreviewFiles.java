package eus.gordailu.contracts.check;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.catalog.SourcePaths;
import eus.gordailu.contracts.id.ClientId;
import java.util.List;

/**
 * Asks a worker what a backup of these paths would bring, and what the patterns would leave out. Nothing is brought.
 *
 * @param paths absolute, at least one
 * @param excludes as those of a job
 */
public record PreviewFiles(ClientId clientId, Route route, List<String> paths, List<String> excludes) {

    public PreviewFiles {
        paths = SourcePaths.check(paths);
        excludes = SourcePaths.checkPatterns(excludes);
    }
}
