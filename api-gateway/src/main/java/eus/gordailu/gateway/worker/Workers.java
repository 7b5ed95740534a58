package eus.gordailu.gateway.worker;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every worker's last heartbeat. */
public final class Workers {

    private final Documents<WorkerHeartbeat> documents;

    Workers(ServiceStore store) {
        documents = store.documents("workers", WorkerHeartbeat.class, worker -> Map.of());
    }

    public List<WorkerHeartbeat> all() {
        return documents.find(Filters.empty()).stream()
                .map(Stored::value)
                .sorted(Comparator.comparing(worker -> worker.workerId().toString()))
                .toList();
    }

    public void alive(WorkerHeartbeat heartbeat) {
        if (!documents.insert(heartbeat.workerId(), heartbeat)) {
            documents.change(
                    heartbeat.workerId(),
                    stored -> stored.value().at().isBefore(heartbeat.at())
                            ? Optional.of(Change.to(heartbeat))
                            : Optional.empty());
        }
    }
}
