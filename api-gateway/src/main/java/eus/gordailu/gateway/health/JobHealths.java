package eus.gordailu.gateway.health;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The health of all jobs. */
public final class JobHealths {

    private final Documents<JobHealth> documents;
    private final Snapshots snapshots;
    private final Succession succession;

    JobHealths(ServiceStore store, Snapshots snapshots, Succession succession) {
        this.snapshots = snapshots;
        this.succession = succession;
        documents = store.documents("job-health", JobHealth.class, health -> Map.of());
    }

    public Optional<JobHealth> find(JobId job) {
        return documents.find(job).map(Stored::value);
    }

    public List<JobHealth> all() {
        return documents.find(Filters.empty()).stream().map(Stored::value).toList();
    }

    /** Something was told of the snapshots of this job: which of them is the last good one may have changed. */
    public void snapshotsChanged(JobId job) {
        apply(job, health -> health.goodAt(snapshots.lastGood(job, succession).orElse(null)));
    }

    public void finished(RunFinished event) {
        apply(event.job().jobId(), health -> health.with(event, succession));
    }

    public void overdue(JobOverdue event) {
        apply(event.job().jobId(), health -> health.with(event, succession));
    }

    private void apply(JobId job, UnaryOperator<JobHealth> event) {
        if (!documents.insert(job, event.apply(JobHealth.unknown(job)))) {
            documents.change(job, stored -> {
                JobHealth changed = event.apply(stored.value());
                return changed.equals(stored.value()) ? Optional.empty() : Optional.of(Change.to(changed));
            });
        }
    }
}
