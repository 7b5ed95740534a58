package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** A snapshot that must not expire. */
public abstract sealed class SnapshotProtectedException extends RepositoryException
        permits LastGoodSnapshotException, PinnedSnapshotException, SnapshotInUseException {

    SnapshotProtectedException(String code, String job, SnapshotId id, String sentence) {
        super(FailureClass.PERMANENT, code, sentence, Map.of("job", job, "snapshot", id.toString()));
    }
}
