package eus.gordailu.contracts.calendar;

import eus.gordailu.contracts.catalog.Cron;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * When a schedule is due. A time that the clocks skip is due at the moment that follows the gap by as much; a time that
 * they show twice is due once, the first time (the rule of {@link java.time.ZonedDateTime#of}). What is due every so many minutes is due as many
 * minutes later, whatever the clocks show.
 */
public final class DueTimes {

    /** A 29 February is a certain day of the week after 40 years at the latest, around the year 2100. */
    private static final int LONGEST_WAIT_IN_DAYS = 41 * 366;

    /** Fibonacci hashing: 2 to the 64th by the golden ratio. */
    private static final long MIXING = 0x9E3779B97F4A7C15L;

    private final ZoneId zone;
    private final Predicate<LocalDate> days;
    private final List<LocalTime> times;
    private final Optional<Duration> every;

    private DueTimes(Schedule schedule) {
        this.zone = schedule.zone();
        Optional<Cron> cron = Optional.ofNullable(schedule.cron()).map(Cron::parse);
        this.days = cron.<Predicate<LocalDate>>map(read -> read::isOn).orElse(schedule::isOn);
        this.times = cron.map(Cron::times).orElse(schedule.times());
        this.every = Optional.ofNullable(schedule.everyMinutes()).map(Duration::ofMinutes);
    }

    /** The first due time after this instant; empty when the schedule has no times. */
    public static Optional<Instant> next(Schedule schedule, Instant after) {
        return after(schedule, after).findFirst();
    }

    /** The first due time of one of the jobs that follow it: so much later as is the job's share of the spread. */
    public static Optional<Instant> next(Schedule schedule, JobId job, Instant after) {
        return after(schedule, job, after).findFirst();
    }

    /** All of them after this instant, in their order. */
    public static Stream<Instant> after(Schedule schedule, JobId job, Instant after) {
        Duration later = share(schedule, job);
        return after(schedule, after.minus(later)).map(due -> due.plus(later));
    }

    /** To the second, the same whenever it is asked for. */
    private static Duration share(Schedule schedule, JobId job) {
        Integer minutes = schedule.spreadMinutes();
        if (minutes == null) {
            return Duration.ZERO;
        }
        long bits = job.value().getMostSignificantBits() ^ job.value().getLeastSignificantBits();
        return Duration.ofSeconds(Long.remainderUnsigned(
                bits * MIXING, Duration.ofMinutes(minutes).toSeconds()));
    }

    /** All due times after this instant, in their order. */
    public static Stream<Instant> after(Schedule schedule, Instant after) {
        if (schedule.byHand()) {
            return Stream.empty();
        }
        DueTimes due = new DueTimes(schedule);
        NavigableSet<Instant> held = new TreeSet<>();
        LocalDate today = after.atZone(schedule.zone()).toLocalDate();
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .limit(LONGEST_WAIT_IN_DAYS)
                .flatMap(day -> due.until(day, held).stream())
                .filter(moment -> moment.isAfter(after));
    }

    /** A time that is skipped at midnight comes among those of the next day: it is held until then. */
    private List<Instant> until(LocalDate day, NavigableSet<Instant> held) {
        on(day).forEach(held::add);
        if (held.isEmpty()) {
            return List.of();
        }
        Set<Instant> ready = held.headSet(day.plusDays(1).atStartOfDay(zone).toInstant());
        List<Instant> inOrder = List.copyOf(ready);
        ready.clear();
        return inOrder;
    }

    /** The due times of one day in the schedule's zone, in their order. */
    public static List<Instant> on(Schedule schedule, LocalDate day) {
        return schedule.byHand() ? List.of() : new DueTimes(schedule).on(day).toList();
    }

    private Stream<Instant> on(LocalDate day) {
        if (!days.test(day)) {
            return Stream.empty();
        }
        return every.map(step -> steps(day, step))
                .orElseGet(() -> times.stream()
                        .map(time -> day.atTime(time).atZone(zone).toInstant())
                        .distinct()
                        .sorted());
    }

    private Stream<Instant> steps(LocalDate day, Duration step) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        UnaryOperator<Instant> later = moment -> moment.plus(step);
        return Stream.iterate(day.atStartOfDay(zone).toInstant(), moment -> moment.isBefore(end), later);
    }
}
