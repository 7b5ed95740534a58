package eus.gordailu.snapshot.workflow;

import static eus.gordailu.snapshot.workflow.SnapshotState.ABORTED;
import static eus.gordailu.snapshot.workflow.SnapshotState.COMPARING;
import static eus.gordailu.snapshot.workflow.SnapshotState.COMPLETED;
import static eus.gordailu.snapshot.workflow.SnapshotState.FAILED;
import static eus.gordailu.snapshot.workflow.SnapshotState.POST_HOOKS;
import static eus.gordailu.snapshot.workflow.SnapshotState.PREPARING;
import static eus.gordailu.snapshot.workflow.SnapshotState.PRE_HOOKS;
import static eus.gordailu.snapshot.workflow.SnapshotState.SEALING;
import static eus.gordailu.snapshot.workflow.SnapshotState.TRANSFERRING;

import eus.gordailu.kit.workflow.Transition;
import eus.gordailu.kit.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The state machine of an attempt. What is being sealed is not aborted any more: it is whole. */
final class SnapshotWorkflow {

    private SnapshotWorkflow() {}

    static Workflow<SnapshotState, SnapshotSignal> create() {
        List<Transition<SnapshotState, SnapshotSignal>> transitions = new ArrayList<>(List.of(
                new Transition<>(PREPARING, SnapshotSignal.DONE, PRE_HOOKS),
                new Transition<>(PRE_HOOKS, SnapshotSignal.DONE, COMPARING),
                new Transition<>(COMPARING, SnapshotSignal.DONE, TRANSFERRING),
                new Transition<>(TRANSFERRING, SnapshotSignal.DONE, SEALING),
                new Transition<>(TRANSFERRING, SnapshotSignal.AGAIN, COMPARING),
                new Transition<>(SEALING, SnapshotSignal.PUBLISHED, POST_HOOKS),
                new Transition<>(POST_HOOKS, SnapshotSignal.DONE, COMPLETED),
                new Transition<>(PREPARING, SnapshotSignal.ABORT, ABORTED),
                new Transition<>(PRE_HOOKS, SnapshotSignal.ABORT, ABORTED),
                new Transition<>(COMPARING, SnapshotSignal.ABORT, ABORTED),
                new Transition<>(TRANSFERRING, SnapshotSignal.ABORT, ABORTED)));
        for (SnapshotState state : List.of(PREPARING, PRE_HOOKS, COMPARING, TRANSFERRING, SEALING, POST_HOOKS)) {
            transitions.add(new Transition<>(state, SnapshotSignal.FAIL, FAILED));
        }
        return new Workflow<>(PREPARING, transitions);
    }
}
