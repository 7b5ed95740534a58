package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Which names are taken by snapshots, and which is the next free one. */
final class SnapshotNames {

    private SnapshotNames() {}

    /** The snapshots in a directory; what isn't named like one is somebody else's. */
    static Set<SnapshotId> in(Path path) throws IOException {
        Set<SnapshotId> ids = new HashSet<>();
        try (Directory directory = Directory.open(path)) {
            directory.list(entry -> {
                if (entry.directory()) {
                    add(ids, entry.name().toString());
                }
            });
        }
        return ids;
    }

    private static void add(Set<SnapshotId> ids, String name) {
        try {
            ids.add(SnapshotId.of(name));
        } catch (IllegalArgumentException e) {
            // Not ours.
        }
    }

    /** The name of this second, or of the first one after it that isn't taken. */
    static SnapshotId free(Instant now, Set<SnapshotId> taken) {
        Instant at = now;
        while (taken.contains(SnapshotId.at(at))) {
            at = at.plusSeconds(1);
        }
        return SnapshotId.at(at);
    }
}
