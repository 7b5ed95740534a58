package eus.gordailu.gateway.preview;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.retention.Candidate;
import eus.gordailu.contracts.retention.Holder;
import eus.gordailu.contracts.retention.RetentionForecast;
import eus.gordailu.contracts.retention.RetentionPreview;
import eus.gordailu.gateway.snapshot.PresentSnapshots;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What retention would do with a job's snapshots. */
public final class RetentionPreviews {

    private final PresentSnapshots present;
    private final Clock clock;

    RetentionPreviews(PresentSnapshots present, Clock clock) {
        this.present = present;
        this.clock = clock;
    }

    /**
     * With this policy, from now on for so many days.
     *
     * @throws IllegalArgumentException when there are too many days, or too many runs in them
     */
    public RetentionPreview of(Job job, Policy policy, int days) {
        return of(new RetentionForecast(policy.schedule(), policy.retention()), present.of(job), days);
    }

    /** The snapshot that lets nothing of the job expire until somebody decides about it. */
    public Optional<Holder> holder(Job job) {
        return present.holder(job);
    }

    /** How many of its snapshots are where it was before, by the names of those locations. */
    public SortedMap<String, Long> elsewhere(Job job) {
        return present.elsewhere(job);
    }

    RetentionPreview of(RetentionForecast forecast, List<Candidate> snapshots, int days) {
        return forecast.preview(snapshots, clock.instant(), days);
    }
}
