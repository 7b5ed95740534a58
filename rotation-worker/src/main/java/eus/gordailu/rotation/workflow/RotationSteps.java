package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.workflow.Workflow;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.expiry.SnapshotProtectedException;
import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.Expiring;
import eus.gordailu.rotation.retention.Planning;
import java.time.Clock;

/** Does what a rotation's state asks for, on disk, and says what the rotation becomes by it. Each step may be done twice. */
final class RotationSteps {

    private final Workflow<RotationState, RotationSignal> workflow = RotationWorkflow.create();
    private final Planning planning;
    private final Expiring expiring;
    private final Deletion deletion;
    private final RotationLimits limits;
    private final Clock clock;

    RotationSteps(RotationLimits limits, Deletion deletion, Clock clock) {
        this.planning = new Planning(clock);
        this.expiring = new Expiring(planning);
        this.deletion = deletion;
        this.limits = limits;
        this.clock = clock;
    }

    Step take(Rotation rotation) {
        try {
            return switch (rotation.state()) {
                case PLANNING -> planned(rotation, planning.plan(rotation.subject(), rotation.plan()));
                case EXPIRING -> expired(rotation, expiring.expire(rotation.subject(), rotation.plan()));
                case DELETING -> deleted(rotation);
                case COMPLETED, FAILED -> throw new IllegalArgumentException("Nothing is left to do: " + rotation);
            };
        } catch (JobLockedException e) {
            return Step.again(limits.lockWait());
        } catch (SnapshotProtectedException e) {
            // Somebody pinned it a moment ago: the next attempt plans anew and keeps it.
            return failed(rotation, RotationFailures.mayGoAway(e.toFailure()));
        } catch (RepositoryException e) {
            return failed(rotation, e.toFailure());
        } catch (RuntimeException e) {
            RotationLog.interrupted(rotation, e);
            return failed(rotation, RotationFailures.unexpected(rotation, e));
        }
    }

    private Step planned(Rotation rotation, RetentionPlan plan) {
        return Step.to(Change.to(rotation.in(next(rotation, RotationSignal.PLANNED), plan)));
    }

    private Step expired(Rotation rotation, Expiring.Expired expired) {
        RetentionPlan calledFor = expired.plan();
        if (!calledFor.equals(rotation.plan())) {
            return planned(rotation, calledFor);
        }
        return Step.to(Change.to(
                rotation.in(next(rotation, RotationSignal.EXPIRED), calledFor),
                new RotationCompleted(
                        rotation.runId(),
                        rotation.definition(),
                        rotation.newest(),
                        calledFor.kept(),
                        calledFor.expired(),
                        expired.usage().orElse(null),
                        clock.instant())));
    }

    private Step deleted(Rotation rotation) {
        DeletionReport report = deletion.deleteAllButSpare(
                rotation.definition().location(), rotation.definition().ref());
        return report.clean()
                ? Step.to(Change.to(rotation.in(next(rotation, RotationSignal.DELETED), rotation.plan())))
                : failed(rotation, RotationFailures.leftOver(rotation, report));
    }

    private Step failed(Rotation rotation, Failure failure) {
        Rotation failed = rotation.failedOnce();
        int failures = failed.progress().failures();
        RotationLog.failed(rotation, failure);
        if (failure.failureClass() == FailureClass.TRANSIENT && limits.allowAfter(failures)) {
            return new Step(Change.to(failed), limits.waitAfter(failures));
        }
        Rotation end = rotation.in(next(rotation, RotationSignal.GIVEN_UP), rotation.plan());
        return Step.to(
                end.state() == RotationState.FAILED
                        ? Change.to(
                                end,
                                new RotationFailed(
                                        rotation.runId(), rotation.definition().ref(), failure, clock.instant()))
                        : Change.to(end));
    }

    private RotationState next(Rotation rotation, RotationSignal signal) {
        return workflow.next(rotation.state(), signal).orElseThrow();
    }
}
