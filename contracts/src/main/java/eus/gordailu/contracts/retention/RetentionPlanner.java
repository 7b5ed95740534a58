package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.catalog.Retention;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which snapshots are kept. A tier counts spans that hold a snapshot, so a missed run expires nothing. Besides:
 *
 * <ul>
 *   <li>The newest good snapshot is kept, whatever the counts say; newest is what was made last, not what has the latest date.
 *   <li>An incomplete or damaged snapshot counts for nothing and stays, and the plan says which it is: a person decides about it.
 *   <li>A snapshot dated after {@code now} was made under a wrong clock. It counts for nothing, so that it takes no other's
 *       place, and stays until its date is past.
 *   <li>{@code keepWithin} reaches back from the newest good snapshot that isn't dated after {@code now}, so that a long pause
 *       expires nothing.
 * </ul>
 */
public final class RetentionPlanner {

    private static final Comparator<Candidate> MADE_LAST_FIRST = Comparator.comparingLong(Candidate::sequence)
            .thenComparing(Candidate::id)
            .reversed();

    private RetentionPlanner() {}

    /** The plan for these snapshots, in any order, with spans of time as they are in the zone. */
    public static RetentionPlan plan(List<Candidate> candidates, Retention retention, ZoneId zone, Instant now) {
        List<Candidate> ordered = candidates.stream().sorted(MADE_LAST_FIRST).toList();
        Reasons reasons = new Reasons();
        reasons.keepWhatNeverCounts(ordered, now);
        List<Candidate> counting =
                ordered.stream().filter(candidate -> counts(candidate, now)).toList();
        Rules rules = new Rules(retention, zone, reasons);
        rules.newest(ordered.stream().filter(Candidate::complete).toList());
        rules.newest(counting);
        rules.last(counting);
        rules.tiers(counting);
        rules.within(counting);
        return reasons.plan(ordered);
    }

    private static boolean counts(Candidate candidate, Instant now) {
        return candidate.complete() && !candidate.startedAt().isAfter(now);
    }
}
