package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as it is shown. */
@Schema(name = "Job")
record JobView(
        String id,
        String clientId,
        String name,
        String description,
        List<String> paths,
        List<String> excludes,
        String policyId,
        String locationId,
        boolean active,
        int priority,
        @Nullable Integer checksumEvery,
        List<String> preScripts,
        List<String> postScripts,
        @Nullable Integer overdueHours,
        long version) {

    static JobView of(Stored<Job> stored) {
        Job job = stored.value();
        return new JobView(
                job.id().toString(),
                job.clientId().toString(),
                job.name(),
                job.description(),
                job.paths(),
                job.excludes(),
                job.policyId().toString(),
                job.locationId().toString(),
                job.active(),
                job.priority(),
                job.checksumEvery(),
                ScriptFields.texts(job.preScripts()),
                ScriptFields.texts(job.postScripts()),
                job.overdueHours(),
                stored.version());
    }
}
