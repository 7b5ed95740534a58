package eus.gordailu.snapshot.guard;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.repository.snapshot.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which file systems the paths of a source are on. */
public final class FileSystems {

    private FileSystems() {}

    /** Those of the paths that can be told: of another machine none, since all that may be asked there is rsync. */
    public static Map<String, String> of(Source source) {
        Map<String, String> found = new TreeMap<>();
        if (Address.parse(source.address()) instanceof Address.Local) {
            MountTable mounted = MountTable.now();
            for (String path : source.paths()) {
                try {
                    mounted.of(Path.of(path).toRealPath()).ifPresent(mount -> found.put(path, mount));
                } catch (IOException e) {
                    // It has gone since it was fetched, and can't be told.
                }
            }
        }
        return found;
    }
}
