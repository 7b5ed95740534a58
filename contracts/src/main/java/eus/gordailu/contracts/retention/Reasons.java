package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Collects why each snapshot is kept; one without a reason expires. */
final class Reasons {

    private static final Reason UNNEEDED = new Reason("unneeded", "");

    private final Map<SnapshotId, Collection<Reason>> kept = new HashMap<>();

    void keep(Candidate candidate, String rule, String bucket) {
        kept.computeIfAbsent(candidate.id(), id -> new LinkedHashSet<>()).add(new Reason(rule, bucket));
    }

    void keepWhatNeverCounts(List<Candidate> candidates, Instant now) {
        for (Candidate candidate : candidates) {
            if (candidate.pinned()) {
                keep(candidate, "pinned", "");
            }
            switch (candidate.condition()) {
                case COMPLETE -> keepIfAhead(candidate, now);
                case INCOMPLETE -> keep(candidate, "incomplete", "");
                case DAMAGED -> keep(candidate, "damaged", "");
            }
        }
    }

    private void keepIfAhead(Candidate candidate, Instant now) {
        if (candidate.startedAt().isAfter(now)) {
            keep(candidate, "future", "");
        }
    }

    RetentionPlan plan(List<Candidate> ordered) {
        List<Decision> keeping = new ArrayList<>();
        List<Decision> expiring = new ArrayList<>();
        for (Candidate candidate : ordered) {
            Collection<Reason> reasons = kept.get(candidate.id());
            if (reasons == null) {
                expiring.add(new Decision(candidate.id(), List.of(UNNEEDED)));
            } else {
                keeping.add(new Decision(candidate.id(), List.copyOf(reasons)));
            }
        }
        return new RetentionPlan(keeping, expiring);
    }
}
