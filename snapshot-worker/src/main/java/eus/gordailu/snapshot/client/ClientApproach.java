package eus.gordailu.snapshot.client;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.BandwidthLimit;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientLimits;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.wake.WakeOnLan;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes a client, and knows how fast it may go, and how long it may be silent.
 *
 * @param ioTimeout of a client that has none of its own
 * @param wakeWait how long one that was woken is waited for
 */
public record ClientApproach(Duration ioTimeout, Duration wakeWait, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(ClientApproach.class);

    /** Does so where that is wanted, and waits until it answers, for a while. */
    public void wake(Client client, Cancellation cancellation) {
        Address first = client.route().through().<Address>map(jump -> jump).orElse(client.address());
        client.card()
                .filter(card -> !new WakeOnLan(wakeWait).wake(card, first, cancellation))
                .ifPresent(card -> LOG.info("{} was woken by {}, and does not answer", client.name(), card));
    }

    /** As it holds now, in a time zone. */
    public Pace pace(Client client, ZoneId zone) {
        ClientLimits own = client.limits();
        Integer silent = own.ioTimeoutSeconds();
        Integer answering = own.connectTimeoutSeconds();
        Pace usual = Pace.unlimited(silent == null ? ioTimeout : Duration.ofSeconds(silent));
        return new Pace(
                usual.ioTimeout(),
                answering == null ? usual.connectTimeout() : Duration.ofSeconds(answering),
                bandwidth(client, zone));
    }

    /** KiB each second that may be sent now; empty for as many as possible. */
    public OptionalLong bandwidth(Client client, ZoneId zone) {
        return limit(client).map(limit -> limit.at(clock.instant(), zone)).orElseGet(OptionalLong::empty);
    }

    /** Within one machine there is no line to be spared. */
    public static Optional<BandwidthLimit> limit(Client client) {
        return client.address() instanceof Address.Local
                ? Optional.empty()
                : client.limits().sending();
    }
}
