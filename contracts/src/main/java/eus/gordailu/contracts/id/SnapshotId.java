package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Identifies a snapshot within its job: the UTC second at which it was begun, {@code 2026-11-23T02-00-00Z}. It is the
 * name of the snapshot's directory.
 */
public record SnapshotId(String value) implements Id, Comparable<SnapshotId> {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ssX").withZone(ZoneOffset.UTC);

    public SnapshotId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no SnapshotId: expected a UTC time such as 2026-11-23T02-00-00Z".formatted(value));
        }
    }

    @JsonCreator
    public static SnapshotId of(String text) {
        return new SnapshotId(text);
    }

    /** The name for a snapshot begun at this instant; fractions of the second are dropped. */
    public static SnapshotId at(Instant begun) {
        return new SnapshotId(NAME.format(begun));
    }

    /** The second at which it was begun; the epoch for a name that is no time, such as the thirtieth of February. */
    public Instant begun() {
        try {
            return NAME.parse(value, Instant::from);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    @Override
    public int compareTo(SnapshotId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
