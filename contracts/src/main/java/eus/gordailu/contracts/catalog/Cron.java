package eus.gordailu.contracts.catalog;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of day on certain days, as crontab(5) writes them: minute, hour, day of month, month, day of the week, each a {@code *}, a number, a name, a
 * range, a list of them, or with a step; or {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly}, {@code @yearly}. As there, a day is one of
 * them that fits either of the two fields for days, unless one of the two begins with a {@code *}.
 */
public final class Cron {

    private static final int FIELDS = 5;

    /** As 0 does. */
    private static final int SUNDAY = 7;

    private static final Map<String, String> SHORT = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private static final Pattern PART =
            Pattern.compile("(?:(?<all>\\*)|(?<from>\\w{1,3})(?:-(?<to>\\w{1,3}))?)(?:/(?<step>\\d{1,2}))?");

    private static final Field MINUTE = new Field("minute", 0, 59, List.of());
    private static final Field HOUR = new Field("hour", 0, 23, List.of());
    private static final Field DAY = new Field("day of the month", 1, 31, List.of());
    private static final Field MONTH = new Field(
            "month",
            1,
            12,
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));
    private static final Field WEEKDAY =
            new Field("day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    /** Names stand for the numbers from the least on. */
    private record Field(String called, int least, int most, List<String> names) {

        private int number(String text) {
            int named = names.indexOf(text);
            if (named >= 0) {
                return least + named;
            }
            int number = text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
            if (number < least || number > most) {
                throw new IllegalArgumentException("\"%s\" is no %s: that is %d to %d%s"
                        .formatted(
                                text,
                                called,
                                least,
                                most,
                                names.isEmpty() ? "" : ", or a name such as " + names.getFirst()));
            }
            return number;
        }
    }

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Cron(String text, List<String> fields) {
        this.text = text;
        this.minutes = numbers(MINUTE, fields.get(0));
        this.hours = numbers(HOUR, fields.get(1));
        this.days = numbers(DAY, fields.get(2));
        this.months = numbers(MONTH, fields.get(3));
        this.weekdays = numbers(WEEKDAY, fields.get(4));
        this.eitherDay = !fields.get(2).startsWith("*") && !fields.get(4).startsWith("*");
        if (weekdays.get(SUNDAY)) {
            weekdays.set(0);
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, or no such day ever comes; the message says what is wrong
     */
    public static Cron parse(String text) {
        String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        List<String> fields = List.of(SHORT.getOrDefault(plain, plain).split(" "));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException(
                    "\"%s\" is no time as cron writes it: minute, hour, day of the month, month and day of the week, such as \"30 21 * * mon-fri\""
                            .formatted(text));
        }
        Cron cron = new Cron(plain, fields);
        if (!cron.everComes()) {
            throw new IllegalArgumentException(
                    "\"%s\" is never due: none of these months has such a day".formatted(text));
        }
        return cron;
    }

    private static BitSet numbers(Field field, String text) {
        BitSet numbers = new BitSet();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"%s\" can't be read as a %s: write *, a number, 1-5, 1,3,5 or */2"
                        .formatted(part, field.called()));
            }
            boolean all = matcher.group("all") != null;
            int from = all ? field.least() : field.number(matcher.group("from"));
            String end = matcher.group("to");
            String step = matcher.group("step");
            int to = all || (end == null && step != null) ? field.most() : end == null ? from : field.number(end);
            int by = step == null ? 1 : Integer.parseInt(step);
            if (to < from || by == 0) {
                throw new IllegalArgumentException(
                        "\"%s\" is no range of a %s: it ends before it begins, or its step is 0"
                                .formatted(part, field.called()));
            }
            for (int number = from; number <= to; number += by) {
                numbers.set(number);
            }
        }
        return numbers;
    }

    private boolean everComes() {
        return eitherDay
                || months.stream()
                        .anyMatch(month -> days.nextSetBit(0) <= Month.of(month).maxLength());
    }

    /** Whether this day has its times. */
    public boolean isOn(LocalDate day) {
        boolean date = days.get(day.getDayOfMonth());
        boolean weekday = weekdays.get(day.getDayOfWeek().getValue() % SUNDAY);
        return months.get(day.getMonthValue()) && (eitherDay ? date || weekday : date && weekday);
    }

    /** In their order. */
    public List<LocalTime> times() {
        return hours.stream()
                .boxed()
                .flatMap(hour -> minutes.stream().mapToObj(minute -> LocalTime.of(hour, minute)))
                .toList();
    }

    /** As it was written, but for case and blanks. */
    @Override
    public String toString() {
        return text;
    }
}
