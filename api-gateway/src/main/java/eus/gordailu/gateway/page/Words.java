package eus.gordailu.gateway.page;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;

/** Puts times, sizes and keys into words of one language. Times are those of the server's zone. */
final class Words {

    private static final List<String> UNITS = List.of("unit.b", "unit.kb", "unit.mb", "unit.gb", "unit.tb", "unit.pb");
    private static final int STEP = 1000;

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    Words(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    /** The text for one of an enum's names: {@code state.RETRY_WAIT}. */
    String named(String prefix, Enum<?> value) {
        return text(prefix + "." + value.name());
    }

    /** The text of a key that may be missing, as that of a step that a later version has added. */
    String orElse(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofPattern(text("format.time"), locale)
                .withZone(zone)
                .format(instant);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(text("format.date"), locale).format(date);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
        return text(UNITS.get(unit), format.format(value));
    }

    String duration(Duration duration) {
        if (duration.toHours() > 0) {
            return text("duration.hours", duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? text("duration.minutes", duration.toMinutes(), duration.toSecondsPart())
                : text("duration.seconds", Math.max(duration.toSeconds(), 0));
    }

    /** A span in its largest whole unit: days, or else hours and minutes. */
    String span(Duration span) {
        return span.equals(Duration.ofDays(span.toDays())) ? text("duration.days", span.toDays()) : duration(span);
    }

    String month(Month month) {
        return month.getDisplayName(TextStyle.SHORT, locale);
    }

    String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, locale);
    }
}
