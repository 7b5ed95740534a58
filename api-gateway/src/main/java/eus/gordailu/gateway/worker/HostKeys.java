package eus.gordailu.gateway.worker;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host keys of all clients, as each worker saw them last. */
public final class HostKeys {

    private static final String CLIENT = "clientId";

    private final Documents<HostKey> documents;

    HostKeys(ServiceStore store) {
        documents = store.documents(
                        "host-keys",
                        HostKey.class,
                        key -> Map.of(CLIENT, key.clientId().toString()))
                .index(CLIENT);
    }

    /** What it shows at its present address, and what the machine shows that leads to it. */
    public List<HostKey> of(Client client) {
        return documents.find(Filters.eq(CLIENT, client.id().toString())).stream()
                .map(Stored::value)
                .filter(key -> key.isOf(client))
                .sorted(Comparator.comparing(key -> key.workerId().toString()))
                .toList();
    }

    public void seen(HostKeySeen event) {
        HostKey key = HostKey.of(event);
        // An earlier version knew of one machine for each client.
        documents.delete(key.clientId() + "/" + key.workerId());
        String id = key.clientId() + "/" + key.workerId() + "/" + key.address();
        if (!documents.insert(id, key)) {
            documents.change(
                    id,
                    stored -> stored.value().seenAt().isAfter(key.seenAt())
                            ? Optional.empty()
                            : Optional.of(Change.to(key)));
        }
    }
}
