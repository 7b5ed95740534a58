package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.expiry.DeletionReport;
import java.util.Map;

/** What can hinder a rotation besides the repository's own refusals. All of it may go away by itself. */
final class RotationFailures {

    private RotationFailures() {}

    /** The same, to be tried again. */
    static Failure mayGoAway(Failure failure) {
        return new Failure(FailureClass.TRANSIENT, failure.code(), failure.sentence(), failure.details());
    }

    static Failure leftOver(Rotation rotation, DeletionReport report) {
        String first = report.leftovers().getFirst().toString();
        return new Failure(
                FailureClass.TRANSIENT,
                "rotation.left-over",
                "%d entries of expired snapshots of job %s could not be deleted, first %s: look at the disk; the next run's rotation tries again"
                        .formatted(report.failures(), rotation.definition().ref(), first),
                Map.of("job", rotation.definition().ref().toString(), "first", first));
    }

    static Failure unexpected(Rotation rotation, Throwable cause) {
        return new Failure(
                FailureClass.TRANSIENT,
                "rotation.unexpected",
                "The rotation of job %s broke off with %s: look at the rotation-worker's log; the next run rotates again"
                        .formatted(rotation.definition().ref(), cause),
                Map.of("job", rotation.definition().ref().toString(), "cause", cause.toString()));
    }
}
