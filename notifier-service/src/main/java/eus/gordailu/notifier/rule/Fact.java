package eus.gordailu.notifier.rule;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;

/** What has happened, once: its id is the same however often it is reported. */
public record Fact(String id, RunId runId, JobRef job) {

    /** The end of a run. */
    static Fact runFinished(RunId runId, JobRef job) {
        return new Fact("run-finished." + runId, runId, job);
    }
}
