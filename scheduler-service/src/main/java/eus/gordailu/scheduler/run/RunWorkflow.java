package eus.gordailu.scheduler.run;

import static eus.gordailu.scheduler.run.RunSignal.ABORT;
import static eus.gordailu.scheduler.run.RunSignal.CLAIM;
import static eus.gordailu.scheduler.run.RunSignal.DISPATCH;
import static eus.gordailu.scheduler.run.RunSignal.FAIL;
import static eus.gordailu.scheduler.run.RunSignal.MIRROR;
import static eus.gordailu.scheduler.run.RunSignal.PUBLISH;
import static eus.gordailu.scheduler.run.RunSignal.RENEW;
import static eus.gordailu.scheduler.run.RunSignal.REQUEUE;
import static eus.gordailu.scheduler.run.RunSignal.RETRY;
import static eus.gordailu.scheduler.run.RunSignal.ROTATE;
import static eus.gordailu.scheduler.run.RunState.ABORTED;
import static eus.gordailu.scheduler.run.RunState.CLAIMED;
import static eus.gordailu.scheduler.run.RunState.DUE;
import static eus.gordailu.scheduler.run.RunState.FAILED;
import static eus.gordailu.scheduler.run.RunState.FINISHED;
import static eus.gordailu.scheduler.run.RunState.OFFSITE;
import static eus.gordailu.scheduler.run.RunState.QUEUED;
import static eus.gordailu.scheduler.run.RunState.RETRY_WAIT;
import static eus.gordailu.scheduler.run.RunState.ROTATION;
import static eus.gordailu.scheduler.run.RunState.SNAPSHOT;

import eus.gordailu.kit.workflow.Transition;
import eus.gordailu.kit.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The state machine of a run. Every state that is no end has a way out when nothing more is heard. */
final class RunWorkflow {

    private RunWorkflow() {}

    static Workflow<RunState, RunSignal> create() {
        List<Transition<RunState, RunSignal>> transitions = new ArrayList<>(List.of(
                new Transition<>(QUEUED, DISPATCH, DUE),
                new Transition<>(DUE, CLAIM, CLAIMED),
                new Transition<>(CLAIMED, RENEW, SNAPSHOT),
                new Transition<>(ROTATION, ROTATE, OFFSITE),
                new Transition<>(OFFSITE, MIRROR, FINISHED),
                new Transition<>(RETRY_WAIT, REQUEUE, QUEUED),
                // A worker that was thought lost is heard of again.
                new Transition<>(RETRY_WAIT, RENEW, SNAPSHOT)));
        // A snapshot that is published counts, whichever attempt made it and however late its news comes.
        for (RunState state : List.of(QUEUED, DUE, CLAIMED, SNAPSHOT, RETRY_WAIT)) {
            transitions.add(new Transition<>(state, PUBLISH, ROTATION));
        }
        for (RunState state : List.of(DUE, CLAIMED, SNAPSHOT)) {
            transitions.add(new Transition<>(state, RETRY, RETRY_WAIT));
            transitions.add(new Transition<>(state, FAIL, FAILED));
        }
        for (RunState state : List.of(QUEUED, DUE, CLAIMED, SNAPSHOT, RETRY_WAIT, ROTATION, OFFSITE)) {
            transitions.add(new Transition<>(state, ABORT, ABORTED));
        }
        return new Workflow<>(QUEUED, transitions);
    }
}
