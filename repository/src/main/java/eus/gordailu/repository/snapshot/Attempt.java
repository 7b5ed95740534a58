package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.JobDue;

/** One attempt of a run, and what it is to fetch. What an attempt at another source left behind is not resumed. */
public record Attempt(RunId runId, int number, Source source) {

    /** What the command says. */
    public static Attempt of(JobDue due) {
        return new Attempt(due.runId(), due.attempt(), Source.of(due.definition()));
    }
}
