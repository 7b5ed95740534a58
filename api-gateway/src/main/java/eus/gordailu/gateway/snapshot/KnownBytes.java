package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshots of each job were last known to hold. A quota goes by it where later news does not tell, and so does what is
 * shown of the quota.
 */
final class KnownBytes {

    private final Documents<Known> documents;
    private final Succession succession;

    private record Known(long bytes, Instant at) {}

    KnownBytes(ServiceStore store, Succession succession) {
        this.documents = store.documents("known-bytes", Known.class, known -> Map.of());
        this.succession = succession;
    }

    void told(JobId job, @Nullable JobUsage usage, Instant at) {
        Long bytes = usage == null ? null : usage.totalBytes();
        if (bytes == null) {
            return;
        }
        Known seen = new Known(bytes, at);
        if (!documents.insert(job, seen)) {
            documents.change(
                    job,
                    stored -> succession.replaces(at, stored.value().at())
                            ? Optional.of(Change.to(seen))
                            : Optional.empty());
        }
    }

    Optional<Long> of(JobId job) {
        return documents.find(job).map(Stored::value).map(Known::bytes);
    }
}
