package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import java.util.Map;

/** What was asked for is not there, or must not be done. */
final class RestoreRefusedException extends RuntimeException {

    private final transient Failure failure;

    private RestoreRefusedException(String code, String sentence, Map<String, String> details) {
        super(sentence);
        this.failure = new Failure(FailureClass.PERMANENT, code, sentence, details);
    }

    /** A path that the snapshot does not hold, or one below a link. */
    static RestoreRefusedException notThere(String path, String snapshot) {
        return new RestoreRefusedException(
                "restore.no-path",
                "Snapshot %s holds no %s: look into the snapshot, and name what is there".formatted(snapshot, path),
                Map.of("path", path, "snapshot", snapshot));
    }

    /** A snapshot that nobody vouches for. */
    static RestoreRefusedException damaged(String snapshot, String problem) {
        return new RestoreRefusedException(
                "restore.damaged-snapshot",
                "Snapshot %s is damaged (%s), and nobody vouches for its files: restore from another, or copy them by hand"
                        .formatted(snapshot, problem),
                Map.of("snapshot", snapshot, "problem", problem));
    }

    /** Who deletes what is not in a snapshot must know that all that was there is in it. */
    static RestoreRefusedException lacking(String snapshot) {
        return new RestoreRefusedException(
                "restore.deletes-unread",
                "Not all could be read when snapshot %s was made, and to delete what is not in it could delete just that: restore without deleting"
                        .formatted(snapshot),
                Map.of("snapshot", snapshot));
    }

    /** A place that is within the backups. */
    static RestoreRefusedException intoBackups(String place, String backups) {
        return new RestoreRefusedException(
                "restore.into-backups",
                "%s is within the backups in %s, which nothing is ever restored into: choose another directory"
                        .formatted(place, backups),
                Map.of("place", place, "backups", backups));
    }

    /** Whoever restores a whole machine where it was deletes nothing: what is mounted there would go. */
    static RestoreRefusedException deletingEverywhere() {
        return new RestoreRefusedException(
                "restore.deletes-everywhere",
                "To restore / and delete what is not in the snapshot would empty all that is mounted there: restore without deleting, or into another directory",
                Map.of());
    }

    Failure failure() {
        return failure;
    }
}
