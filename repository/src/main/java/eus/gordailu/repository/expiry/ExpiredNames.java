package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;

/**
 * What the names in expired/ say. A snapshot's own name: it is whole, and may become the spare. {@code deleting-…}: it is being deleted,
 * perhaps half. {@code taken-…}: whoever holds the job's lock takes its tree. A snapshot leaves its own name by one rename, so either the deletion
 * or the taking gets it. Any other name is a leftover.
 */
final class ExpiredNames {

    private static final String DELETING = "deleting-";
    private static final String TAKEN = "taken-";

    private ExpiredNames() {}

    static boolean isSnapshot(FileName name) {
        try {
            SnapshotId.of(name.toString());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isTaken(FileName name) {
        return name.toString().startsWith(TAKEN);
    }

    static FileName taken(SnapshotId id) {
        return FileName.of(TAKEN + id);
    }

    /** Gives up the name for one that says that it is being deleted; throws ENOENT when another was faster. */
    static FileName markForDeletion(Directory expired, FileName name) throws IOException {
        String base = DELETING + name.toString().replaceFirst("^" + TAKEN, "");
        FileName marked = FileName.of(base);
        for (int number = 2; expired.has(marked); number++) {
            marked = FileName.of(base + "-" + number);
        }
        expired.moveTo(expired, name, marked);
        return marked;
    }
}
