package eus.gordailu.scheduler.plan;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;

/** What planning needs of the runs. */
public interface Runs {

    /** Makes the run, unless it is there. */
    void begin(Claim claim, JobDefinition definition);

    /** Records a run that cannot be: the job is not defined, or has another under way. */
    void refuse(Claim claim, JobDefinition definition, String code, String sentence);

    boolean exists(RunId id);

    boolean hasEnded(RunId id);
}
