package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a sentence when a policy's jobs run and what is kept. */
final class PolicySentence {

    private final Words words;

    PolicySentence(Words words) {
        this.words = words;
    }

    String of(Policy policy) {
        return words.text("policy.sentence", when(policy.schedule()), kept(policy.retention()));
    }

    private String when(Schedule schedule) {
        if (schedule.times().isEmpty()) {
            return words.text("policy.by-hand");
        }
        String times = schedule.times().stream().map(LocalTime::toString).collect(Collectors.joining(", "));
        String days = schedule.days().size() == DayOfWeek.values().length
                ? words.text("policy.every-day")
                : schedule.days().stream().sorted().map(words::day).collect(Collectors.joining(", "));
        return words.text("policy.when", times, days);
    }

    private String kept(Retention retention) {
        List<String> parts = new ArrayList<>();
        part(parts, "policy.last", retention.last());
        part(parts, "policy.hourly", retention.hourly());
        part(parts, "policy.daily", retention.daily());
        part(parts, "policy.weekly", retention.weekly());
        part(parts, "policy.monthly", retention.monthly());
        part(parts, "policy.yearly", retention.yearly());
        Duration within = retention.keepWithin();
        if (within != null && !within.isZero()) {
            parts.add(words.text("policy.within", words.span(within)));
        }
        return parts.isEmpty() ? words.text("policy.only-newest") : String.join(", ", parts);
    }

    private void part(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(words.text(key, count));
        }
    }
}
