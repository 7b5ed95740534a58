package eus.gordailu.gateway.worker;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public keys of all clients; of a worker's keys for a client the newest counts. */
public final class ClientKeys {

    private static final String CLIENT = "clientId";

    private final Documents<ClientKey> documents;

    ClientKeys(ServiceStore store) {
        documents = store.documents(
                        "client-keys",
                        ClientKey.class,
                        key -> Map.of(CLIENT, key.clientId().toString()))
                .index(CLIENT);
    }

    public List<ClientKey> of(ClientId client) {
        return documents.find(Filters.eq(CLIENT, client.toString())).stream()
                .map(Stored::value)
                .sorted(Comparator.comparing(key -> key.workerId().toString()))
                .toList();
    }

    public void created(ClientKeyCreated event) {
        ClientKey key = ClientKey.of(event);
        String id = key.clientId() + "/" + key.workerId();
        if (!documents.insert(id, key)) {
            documents.change(
                    id,
                    stored -> stored.value().createdAt().isBefore(key.createdAt())
                            ? Optional.of(Change.to(key))
                            : Optional.empty());
        }
    }
}
