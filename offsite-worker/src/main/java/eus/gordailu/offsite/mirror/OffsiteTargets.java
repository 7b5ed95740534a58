package eus.gordailu.offsite.mirror;

import eus.gordailu.contracts.catalog.JobDefinition;
import java.util.List;

/** The targets that a job's snapshots are mirrored to, by name. None can be configured yet, so every job has none. */
public final class OffsiteTargets {

    public List<String> of(JobDefinition definition) {
        return List.of();
    }
}
