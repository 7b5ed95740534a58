package eus.gordailu.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast and how slow a client may be.
 *
 * @param bandwidth see {@link BandwidthLimit}; null for as fast as it can
 * @param ioTimeoutSeconds how long it may be silent during a transfer, 10 to 86,400; null for what the worker says
 * @param connectTimeoutSeconds how long it may take to answer at the beginning, 1 to 600; null for what the worker says
 */
public record ClientLimits(
        @Nullable String bandwidth,
        @Nullable Integer ioTimeoutSeconds,
        @Nullable Integer connectTimeoutSeconds) {

    public static final ClientLimits NONE = new ClientLimits(null, null, null);

    public ClientLimits {
        bandwidth = bandwidth == null ? null : BandwidthLimit.parse(bandwidth).toString();
        checkSeconds("ioTimeoutSeconds", ioTimeoutSeconds, 10, 86_400);
        checkSeconds("connectTimeoutSeconds", connectTimeoutSeconds, 1, 600);
    }

    private static void checkSeconds(String name, @Nullable Integer seconds, int least, int most) {
        if (seconds != null && (seconds < least || seconds > most)) {
            throw new IllegalArgumentException("%s is from %d to %,d, not %,d: leave it out for what is usual"
                    .formatted(name, least, most, seconds));
        }
    }

    /** How fast it may send. */
    @JsonIgnore
    public Optional<BandwidthLimit> sending() {
        return Optional.ofNullable(bandwidth).map(BandwidthLimit::parse);
    }
}
