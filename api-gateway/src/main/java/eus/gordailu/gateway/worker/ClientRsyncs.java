package eus.gordailu.gateway.worker;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rsyncs of all clients, as each worker met them last: in a backup, or when somebody tested the connection. */
public final class ClientRsyncs {

    private static final String CLIENT = "clientId";
    private static final String SEEN = "seenAt";

    /** Longer than anybody lets a client go without a backup. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Documents<ClientRsync> documents;

    ClientRsyncs(ServiceStore store) {
        documents = store.documents(
                        "client-rsyncs",
                        ClientRsync.class,
                        met -> Map.of(CLIENT, met.clientId().toString(), SEEN, Date.from(met.seenAt())))
                .index(CLIENT)
                .forgetting(SEEN, KEPT);
    }

    /** As it was met on the client's present way. */
    public List<ClientRsync> of(Client client) {
        return documents.find(Filters.eq(CLIENT, client.id().toString())).stream()
                .map(Stored::value)
                .filter(met -> met.isOf(client))
                .sorted(Comparator.comparing(met -> met.workerId().toString()))
                .toList();
    }

    /** What a test of the connection told; of one that may come to be a client, too. */
    public void tested(ClientId client, Route route, ClientReport report, Instant at) {
        report.steps().stream()
                .filter(step -> step.part() == CheckedPart.RSYNC)
                .filter(step -> step.details().containsKey("protocol"))
                .findFirst()
                .map(CheckStep::details)
                .ifPresent(told -> met(new ClientRsync(
                        report.workerId(),
                        client,
                        route.toString(),
                        told.get("version"),
                        number(told.get("protocol")),
                        at)));
    }

    /** What a backup told, where it came from another machine. */
    public void backedUp(SnapshotCompleted event) {
        Integer protocol = event.snapshot().remoteProtocol();
        if (protocol != null) {
            Client client = event.definition().client();
            met(new ClientRsync(
                    event.workerId(),
                    client.id(),
                    client.route().toString(),
                    null,
                    protocol,
                    event.snapshot().completedAt()));
        }
    }

    private void met(ClientRsync met) {
        String id = met.clientId() + "/" + met.workerId();
        if (!documents.insert(id, met)) {
            documents.change(
                    id,
                    stored -> stored.value().seenAt().isAfter(met.seenAt())
                            ? Optional.empty()
                            : Optional.of(Change.to(stored.value().then(met))));
        }
    }

    /** A client may have told what is no number. */
    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.valueOf(text) : null;
    }
}
