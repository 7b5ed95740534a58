package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        if (schedule.byHand()) {
            return words.text("policy.by-hand");
        }
        if (schedule.cron() != null) {
            return words.text("policy.cron", schedule.cron());
        }
        String days = schedule.days().size() == DayOfWeek.values().length
                ? schedule.monthDays() == null ? words.text("policy.every-day") : ""
                : schedule.days().stream().sorted().map(words::day).collect(Collectors.joining(", "));
        return Stream.of(times(schedule), days, monthDays(schedule.monthDays()), months(schedule.months()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String times(Schedule schedule) {
        Integer every = schedule.everyMinutes();
        return every == null
                ? schedule.times().stream().map(LocalTime::toString).collect(Collectors.joining(", "))
                : words.text("policy.every", words.duration(Duration.ofMinutes(every)));
    }

    private String monthDays(@Nullable Set<Integer> days) {
        return days == null
                ? ""
                : words.text(
                        "policy.month-days",
                        days.stream()
                                // The last one comes last.
                                .sorted(Comparator.comparingInt(day -> day == Schedule.LAST ? Integer.MAX_VALUE : day))
                                .map(day -> day == Schedule.LAST ? words.text("policy.last-day") : day.toString())
                                .collect(Collectors.joining(", ")));
    }

    private String months(@Nullable Set<Month> months) {
        return months == null
                ? ""
                : words.text(
                        "policy.months",
                        months.stream().sorted().map(words::month).collect(Collectors.joining(", ")));
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
