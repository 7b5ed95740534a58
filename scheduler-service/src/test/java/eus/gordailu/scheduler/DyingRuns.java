package eus.gordailu.scheduler;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.scheduler.plan.Claim;
import eus.gordailu.scheduler.plan.Runs;

/** Runs of a scheduler that dies just before it makes one. */
final class DyingRuns implements Runs {

    @Override
    public void begin(Claim claim, JobDefinition definition) {}

    @Override
    public void refuse(Claim claim, JobDefinition definition, Failure why) {}

    @Override
    public boolean exists(RunId id) {
        return false;
    }

    @Override
    public boolean hasEnded(RunId id) {
        return false;
    }
}
