package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.wire.Message;
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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            if (rotation.makesRoom() && rotation.viewIsOpen() && isNoLongerWanted(rotation)) {
                return Step.to(givenUp(rotation));
            }
            return switch (rotation.state()) {
                case PLANNING -> planned(rotation, planning.plan(rotation.subject(), rotation.plan()));
                case EXPIRING -> expired(rotation, expiring.expire(rotation.subject(), rotation.plan()));
                case DELETING -> deleted(rotation);
                case UNTOLD -> told(rotation);
                case COMPLETED, FAILED -> throw new IllegalArgumentException("Nothing is left to do: " + rotation);
            };
        } catch (JobLockedException e) {
            return Step.again(limits.lockWait());
        } catch (SnapshotProtectedException e) {
            // Somebody pinned it a moment ago: the next attempt plans anew and keeps it.
            return failed(rotation, RotationFailures.mayGoAway(e.toFailure()));
        } catch (RepositoryException e) {
            return failed(rotation, e.toFailure());
        } catch (RuntimeException | Error e) {
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
        return Step.to(new Change<>(
                rotation.in(next(rotation, RotationSignal.EXPIRED), calledFor),
                rotation.makesRoom() ? gone(rotation, expired) : List.of(completed(rotation, expired))));
    }

    private Message completed(Rotation rotation, Expiring.Expired expired) {
        return new RotationCompleted(
                rotation.runId(),
                rotation.definition(),
                rotation.newest(),
                expired.plan().kept(),
                expired.plan().expired(),
                expired.usage().orElse(null),
                clock.instant());
    }

    /**
     * No run waits for this rotation, and no snapshot was made that is to go elsewhere now. What is left after all of them is said with the last
     * one alone: hundreds of times it would be more than a document holds.
     */
    private List<Message> gone(Rotation rotation, Expiring.Expired expired) {
        List<Message> told = new ArrayList<>();
        Iterator<Decision> decisions = expired.plan().expired().iterator();
        while (decisions.hasNext()) {
            Decision decision = decisions.next();
            told.add(gone(
                    rotation,
                    decision,
                    decisions.hasNext() ? null : expired.usage().orElse(null)));
        }
        return told;
    }

    private Message gone(Rotation rotation, Decision decision, @Nullable JobUsage usage) {
        return new SnapshotExpired(
                rotation.definition().ref(), decision.snapshotId(), null, usage, clock.instant(), decision.reasons());
    }

    private boolean isNoLongerWanted(Rotation rotation) {
        return rotation.isOutdated(clock.instant()) || planning.madeSince(rotation.subject(), rotation.newest());
    }

    private Step deleted(Rotation rotation) {
        Location location = rotation.definition().location();
        JobRef job = rotation.definition().ref();
        DeletionReport report =
                rotation.makesRoom() ? deletion.deleteAll(location, job) : deletion.deleteAllButSpare(location, job);
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
        Change<Rotation> end = givenUp(rotation);
        return Step.to(
                rotation.viewIsOpen() && !rotation.makesRoom()
                        ? end.and(new RotationFailed(
                                rotation.runId(), rotation.definition().ref(), failure, clock.instant()))
                        : end);
    }

    /** Of several snapshots that were to go some may have gone. */
    private Change<Rotation> givenUp(Rotation rotation) {
        if (rotation.state() != RotationState.EXPIRING) {
            return Change.to(rotation.in(next(rotation, RotationSignal.GIVEN_UP), rotation.plan()));
        }
        try {
            return departed(rotation, RotationSignal.GIVEN_UP);
        } catch (RuntimeException | Error e) {
            RotationLog.interrupted(rotation, e);
            return Change.to(rotation.in(next(rotation, RotationSignal.LOST_SIGHT), rotation.plan()));
        }
    }

    /** No attempt is the last one: what has gone and is never told of would be shown for ever. */
    private Step told(Rotation rotation) {
        try {
            return Step.to(departed(rotation, RotationSignal.SEEN));
        } catch (RuntimeException | Error e) {
            RotationLog.interrupted(rotation, e);
            Rotation failed = rotation.failedOnce();
            return new Step(
                    Change.to(failed), limits.waitAfter(failed.progress().failures()));
        }
    }

    private Change<Rotation> departed(Rotation rotation, RotationSignal signal) {
        Set<SnapshotId> there = planning.inView(rotation.subject());
        List<Message> told = rotation.plan().expired().stream()
                .filter(decision -> !there.contains(decision.snapshotId()))
                .map(decision -> gone(rotation, decision, null))
                .toList();
        return new Change<>(rotation.in(next(rotation, signal), rotation.plan()), told);
    }

    private RotationState next(Rotation rotation, RotationSignal signal) {
        return workflow.next(rotation.state(), signal).orElseThrow();
    }
}
