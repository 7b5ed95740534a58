package eus.gordailu.contracts.catalog;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How fast a client may send, at which time of the day or the week. Its text is a rate ({@code 512k}: KiB, MiB or GiB each second, {@code k}
 * where no letter says which), or a timetable as rclone reads one: {@code 08:00,512k 20:00,off}, with days where wanted:
 * {@code Mon-08:00,512k Fri-20:00,off}. Each rate holds until the next.
 */
public final class BandwidthLimit {

    private static final Pattern ENTRY = Pattern.compile("(?:([A-Za-z]{3})-)?(\\d\\d:\\d\\d),(\\S+)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})([kKmMgG]?)");
    private static final int DAYS = 7;

    /** In KiB each second: rsync counts bytes in 32 bits. */
    private static final long FASTEST = 4_000_000;

    /** In letters: one for each hour of a week fits. */
    private static final int LONGEST = 4_000;

    private final String text;
    private final List<Entry> entries;

    /** From this time on, every day or on one of the week, this many KiB each second; as many as there are, where empty. */
    private record Entry(Optional<DayOfWeek> day, LocalTime time, OptionalLong rate) {

        boolean isOn(LocalDate date) {
            return day.isEmpty() || day.get() == date.getDayOfWeek();
        }
    }

    private BandwidthLimit(String text, List<Entry> entries) {
        this.text = text;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when the text is none; the message says what one looks like
     */
    public static BandwidthLimit parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            throw unreadable(trimmed.substring(0, Math.min(trimmed.length(), LONGEST)));
        }
        String[] words = trimmed.split("\\s+");
        List<Entry> entries = new ArrayList<>();
        if (words.length == 1 && !trimmed.contains(",")) {
            entries.add(new Entry(Optional.empty(), LocalTime.MIDNIGHT, rate(trimmed, text)));
        } else {
            for (String word : words) {
                entries.add(entry(word, text));
            }
        }
        return new BandwidthLimit(String.join(" ", words), entries);
    }

    /** KiB each second at this moment; empty for as many as there are. */
    public OptionalLong at(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        @Nullable Entry holds = null;
        Instant since = Instant.MIN;
        for (LocalDate date = today.minusDays(DAYS); !date.isAfter(today); date = date.plusDays(1)) {
            for (Entry entry : entries) {
                Instant begins = ZonedDateTime.of(date, entry.time(), zone).toInstant();
                boolean later = begins.isAfter(since)
                        || (begins.equals(since)
                                && (holds == null || holds.day().isEmpty()));
                if (entry.isOn(date) && !begins.isAfter(moment) && later) {
                    holds = entry;
                    since = begins;
                }
            }
        }
        return holds == null ? OptionalLong.empty() : holds.rate();
    }

    /** Whether it is another at another time. */
    public boolean varies() {
        return entries.stream().map(Entry::rate).distinct().count() > 1;
    }

    private static Entry entry(String word, String text) {
        Matcher matcher = ENTRY.matcher(word);
        if (!matcher.matches()) {
            throw unreadable(text);
        }
        try {
            return new Entry(
                    Optional.ofNullable(matcher.group(1)).map(day -> day(day, text)),
                    LocalTime.parse(matcher.group(2)),
                    rate(matcher.group(3), text));
        } catch (DateTimeParseException e) {
            throw unreadable(text);
        }
    }

    private static DayOfWeek day(String word, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw unreadable(text);
    }

    private static OptionalLong rate(String word, String text) {
        if (word.equalsIgnoreCase("off")) {
            return OptionalLong.empty();
        }
        Matcher matcher = RATE.matcher(word);
        if (!matcher.matches()) {
            throw unreadable(text);
        }
        long number = Long.parseLong(matcher.group(1));
        long rate = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "m" -> number * 1024;
            case "g" -> number * 1024 * 1024;
            default -> number;
        };
        if (rate < 1 || rate > FASTEST) {
            throw unreadable(text);
        }
        return OptionalLong.of(rate);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "\"%s\" is no bandwidth limit: write a rate such as 512k or 2M, or a timetable such as \"08:00,512k 20:00,off\" or \"Mon-08:00,512k Fri-20:00,off\""
                        .formatted(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
