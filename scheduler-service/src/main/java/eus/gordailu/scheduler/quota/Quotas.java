package eus.gordailu.scheduler.quota;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.Size;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds clients to their quotas. A run is refused once a client's snapshots hold all that they may, so the last one may go
 * beyond; from nine tenths on, each run says so. A job that is no longer defined counts until its snapshots are removed: they are on the
 * disk that the quota is there for. One whose usage was never known does not count.
 */
public final class Quotas {

    /** The code of a refusal. */
    public static final String EXCEEDED = "client.quota-exceeded";

    private static final String CLIENT = "clientId";
    private static final double NEARLY = 0.9;

    private final Documents<Held> held;
    private final CatalogCopy catalog;
    private final Succession succession;

    /** What the snapshots of a job held at that time; unknown when null. */
    private record Held(
            JobId jobId, ClientId clientId, @Nullable Long bytes, Instant at) {

        Held orAs(Held before) {
            return bytes == null ? new Held(jobId, clientId, before.bytes(), at) : this;
        }
    }

    public Quotas(ServiceStore store, CatalogCopy catalog, Clock clock) {
        this.held = store.documents(
                        "usage",
                        Held.class,
                        usage -> Map.of(CLIENT, usage.clientId().toString()))
                .index(CLIENT);
        this.catalog = catalog;
        this.succession = new Succession(clock);
    }

    /**
     * Takes in what the snapshots of a job held; where that is not known, what was known last holds. What was told earlier
     * changes nothing.
     */
    public void measured(JobRef job, @Nullable JobUsage usage, Instant at) {
        Held seen = new Held(job.jobId(), job.clientId(), usage == null ? null : usage.totalBytes(), at);
        if (!held.insert(job.jobId(), seen)) {
            held.change(
                    job.jobId(),
                    stored -> succession.replaces(at, stored.value().at())
                            ? Optional.of(Change.to(seen.orAs(stored.value())))
                            : Optional.empty());
        }
    }

    /** Why there may be no run now. */
    public Optional<Failure> refusal(Client client) {
        Long quota = client.quotaBytes();
        if (quota == null) {
            return Optional.empty();
        }
        long bytes = bytes(client.id());
        return bytes < quota
                ? Optional.empty()
                : Optional.of(new Failure(
                        FailureClass.OPERATOR_NEEDED,
                        EXCEEDED,
                        "The backups of client %s hold %s, and its quota is %s: raise the quota, keep fewer snapshots, or remove some"
                                .formatted(client.name(), Size.of(bytes), Size.of(quota)),
                        Map.of(
                                "client",
                                client.name(),
                                "bytes",
                                Long.toString(bytes),
                                "quotaBytes",
                                Long.toString(quota))));
    }

    /** A word in time. */
    public Optional<String> warning(ClientId id) {
        return catalog.client(id).flatMap(client -> {
            Long quota = client.quotaBytes();
            long bytes = quota == null ? 0 : bytes(id);
            return quota == null || bytes < quota * NEARLY
                    ? Optional.empty()
                    : Optional.of("The backups of client %s hold %s of its quota of %s: %s"
                            .formatted(
                                    client.name(),
                                    Size.of(bytes),
                                    Size.of(quota),
                                    bytes < quota ? "soon no more runs start" : "no more runs start"));
        });
    }

    /** How much the snapshots of this job held when that was measured last; null when it never was. */
    public @Nullable Long bytes(JobId job) {
        return held.find(job).map(found -> found.value().bytes()).orElse(null);
    }

    /** The same of all jobs of a client, as far as it is known. */
    public long bytes(ClientId client) {
        return held.find(Filters.eq(CLIENT, client.toString())).stream()
                .map(Stored::value)
                .filter(usage -> catalog.job(usage.jobId())
                        .filter(job -> !job.clientId().equals(client))
                        .isEmpty())
                .map(Held::bytes)
                .mapToLong(bytes -> bytes == null ? 0 : bytes)
                .sum();
    }
}
