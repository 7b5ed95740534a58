package eus.gordailu.scheduler.plan;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Failure;

/** What planning needs of the runs. */
public interface Runs {

    /** Makes the run, unless it is there. */
    void begin(Claim claim, JobDefinition definition);

    /** Records a run that cannot be: the job has another under way, or its client holds too much. */
    void refuse(Claim claim, JobDefinition definition, Failure why);

    boolean exists(RunId id);

    boolean hasEnded(RunId id);
}
