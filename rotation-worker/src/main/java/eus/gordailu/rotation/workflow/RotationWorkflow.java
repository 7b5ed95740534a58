package eus.gordailu.rotation.workflow;

import static eus.gordailu.rotation.workflow.RotationSignal.DELETED;
import static eus.gordailu.rotation.workflow.RotationSignal.EXPIRED;
import static eus.gordailu.rotation.workflow.RotationSignal.GIVEN_UP;
import static eus.gordailu.rotation.workflow.RotationSignal.LOST_SIGHT;
import static eus.gordailu.rotation.workflow.RotationSignal.PLANNED;
import static eus.gordailu.rotation.workflow.RotationSignal.SEEN;
import static eus.gordailu.rotation.workflow.RotationState.COMPLETED;
import static eus.gordailu.rotation.workflow.RotationState.DELETING;
import static eus.gordailu.rotation.workflow.RotationState.EXPIRING;
import static eus.gordailu.rotation.workflow.RotationState.FAILED;
import static eus.gordailu.rotation.workflow.RotationState.PLANNING;
import static eus.gordailu.rotation.workflow.RotationState.UNTOLD;

import eus.gordailu.kit.workflow.Transition;
import eus.gordailu.kit.workflow.Workflow;
import java.util.List;

/** The state machine of a rotation. A plan that no longer fits is replaced by another, in EXPIRING too. */
final class RotationWorkflow {

    private RotationWorkflow() {}

    static Workflow<RotationState, RotationSignal> create() {
        return new Workflow<>(
                PLANNING,
                List.of(
                        new Transition<>(PLANNING, PLANNED, EXPIRING),
                        new Transition<>(EXPIRING, PLANNED, EXPIRING),
                        new Transition<>(EXPIRING, EXPIRED, DELETING),
                        new Transition<>(DELETING, DELETED, COMPLETED),
                        new Transition<>(PLANNING, GIVEN_UP, FAILED),
                        new Transition<>(EXPIRING, GIVEN_UP, FAILED),
                        new Transition<>(EXPIRING, LOST_SIGHT, UNTOLD),
                        new Transition<>(UNTOLD, SEEN, FAILED),
                        // The view is right all the same; the job's next deletion takes what was left over.
                        new Transition<>(DELETING, GIVEN_UP, COMPLETED)));
    }
}
