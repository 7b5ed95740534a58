package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Foretells what a policy keeps, were every run on time and good. Retention is applied at once and then after the last run of
 * each day: it keeps the same as when applied after every run, since what has lost its place never gets it back.
 */
public final class RetentionForecast {

    private final Schedule schedule;
    private final Retention retention;

    public RetentionForecast(Schedule schedule, Retention retention) {
        this.schedule = schedule;
        this.retention = retention;
    }

    /**
     * The preview for these snapshots and so many days, today included, in the schedule's zone.
     *
     * @throws IllegalArgumentException when there are too many days, or too many runs in them
     */
    public RetentionPreview preview(List<Candidate> present, Instant now, int days) {
        if (days < 1 || days > RetentionPreview.MOST_DAYS) {
            throw new IllegalArgumentException(
                    "a preview shows 1 to %d days: ask for so many".formatted(RetentionPreview.MOST_DAYS));
        }
        int most = RetentionPreview.MOST_LISTED / days;
        Stock stock = new Stock(present, retention, schedule.zone());
        stock.rotate(now);
        Selection kept = Selection.of(stock.kept(), most);
        Selection expired = Selection.of(stock.gone(), most);
        return new RetentionPreview(kept, expired, days(stock, now, days, most));
    }

    private List<PreviewDay> days(Stock stock, Instant now, int days, int most) {
        List<PreviewDay> shown = new ArrayList<>();
        LocalDate today = now.atZone(schedule.zone()).toLocalDate();
        Instant last = now;
        int runs = 0;
        for (LocalDate day = today; day.isBefore(today.plusDays(days)); day = day.plusDays(1)) {
            List<Instant> due = dueAfter(last, day);
            runs += due.size();
            if (runs > RetentionPreview.MOST_RUNS) {
                throw new IllegalArgumentException(
                        "a preview goes through %,d runs at most, which this schedule has made before %s: ask for fewer days"
                                .formatted(RetentionPreview.MOST_RUNS, day.plusDays(1)));
            }
            last = due.isEmpty() ? last : due.getLast();
            stock.add(due);
            stock.rotate(last);
            shown.add(new PreviewDay(
                    day, due.size(), Selection.of(stock.kept(), most), Selection.of(stock.gone(), most)));
        }
        return shown;
    }

    private List<Instant> dueAfter(Instant last, LocalDate day) {
        return DueTimes.on(schedule, day).stream()
                .filter(due -> due.isAfter(last))
                .toList();
    }
}
