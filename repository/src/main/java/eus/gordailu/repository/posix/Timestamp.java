package eus.gordailu.repository.posix;

/**
 * A file's time: seconds since 1970, which may be any number a client thought of (an {@link java.time.Instant} takes fewer),
 * and nanoseconds of the second.
 */
public record Timestamp(long seconds, int nanos) {

    public boolean isBefore(Timestamp other) {
        return seconds < other.seconds || (seconds == other.seconds && nanos < other.nanos);
    }
}
