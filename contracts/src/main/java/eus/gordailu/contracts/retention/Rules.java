package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.catalog.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a retention, each of which gives reasons to keep. They are given what counts, the snapshot made last first. */
final class Rules {

    private static final Comparator<Candidate> LATEST_DATE_FIRST = Comparator.comparing(Candidate::startedAt)
            .thenComparingLong(Candidate::sequence)
            .reversed();

    private final Retention retention;
    private final ZoneId zone;
    private final Reasons reasons;

    Rules(Retention retention, ZoneId zone, Reasons reasons) {
        this.retention = retention;
        this.zone = zone;
        this.reasons = reasons;
    }

    void newest(List<Candidate> good) {
        good.stream().findFirst().ifPresent(newest -> reasons.keep(newest, "newest", ""));
    }

    void last(List<Candidate> counting) {
        for (int at = 0; at < Math.min(retention.last(), counting.size()); at++) {
            reasons.keep(counting.get(at), "last", String.valueOf(at + 1));
        }
    }

    void tiers(List<Candidate> counting) {
        List<Candidate> byDate = counting.stream().sorted(LATEST_DATE_FIRST).toList();
        for (Tier tier : Tier.values()) {
            keepNewestOfEach(tier, byDate);
        }
    }

    private void keepNewestOfEach(Tier tier, List<Candidate> byDate) {
        Set<String> seen = new HashSet<>();
        for (Candidate candidate : byDate) {
            if (seen.size() == tier.count(retention)) {
                return;
            }
            String bucket = tier.bucket(candidate.startedAt().atZone(zone));
            if (seen.add(bucket)) {
                reasons.keep(candidate, tier.rule(), bucket);
            }
        }
    }

    void within(List<Candidate> counting) {
        Duration span = retention.keepWithin();
        if (span == null || counting.isEmpty()) {
            return;
        }
        Instant newest = counting.getFirst().startedAt();
        String bucket = shown(span);
        counting.stream()
                .filter(candidate ->
                        Duration.between(candidate.startedAt(), newest).compareTo(span) < 0)
                .forEach(candidate -> reasons.keep(candidate, "within", bucket));
    }

    /** Whole days as days: {@code P7D} rather than {@code PT168H}. */
    private static String shown(Duration span) {
        return span.equals(Duration.ofDays(span.toDays())) ? "P%dD".formatted(span.toDays()) : span.toString();
    }
}
