package eus.gordailu.gateway.run;

import eus.gordailu.contracts.worker.TransferProgress;
import org.jspecify.annotations.Nullable;

/** Where a run is, derived from what was told of it. The step is given while it runs. */
record RunPosition(RunState state, @Nullable String step) {

    static RunPosition of(RunView run) {
        Course course = run.course();
        if (course.finished() != null) {
            return new RunPosition(RunState.of(course.finished().outcome()), null);
        }
        if (run.snapshot().isPresent()) {
            return running(afterSnapshot(run.aftermath()));
        }
        Attempt last = run.attempts().isEmpty() ? null : run.attempts().getLast();
        if (course.retrying() != null
                && (last == null || last.number() < course.retrying().nextAttempt())) {
            return new RunPosition(RunState.RETRY_WAIT, null);
        }
        if (last != null) {
            return running(last.failed() == null && last.aborted() == null ? transfer(run) : "ENDING");
        }
        if (run.aftermath().progress() != null) {
            return running(run.aftermath().progress().step());
        }
        return new RunPosition(course.queued() == null ? RunState.REQUESTED : RunState.QUEUED, null);
    }

    private static RunPosition running(String step) {
        return new RunPosition(RunState.RUNNING, step);
    }

    private static String transfer(RunView run) {
        TransferProgress progress = run.aftermath().progress();
        return progress == null
                        || progress.attempt() != run.attempts().getLast().number()
                ? "PREPARING"
                : progress.step();
    }

    private static String afterSnapshot(Aftermath aftermath) {
        if (!aftermath.rotationIsOver()) {
            return "ROTATION";
        }
        return aftermath.offsiteIsOver() ? "FINISHING" : "OFFSITE";
    }
}
