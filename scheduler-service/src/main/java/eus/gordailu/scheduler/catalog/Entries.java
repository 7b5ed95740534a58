package eus.gordailu.scheduler.catalog;

import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entities of one kind. What is older than what is known changes nothing, a removal included. */
final class Entries<T> {

    private static final JsonMapper JSON = WireCodec.json();

    /** An entity as the gateway last told of it; without a value when it was removed. */
    record Entry(long version, @Nullable JsonNode value) {}

    private final Documents<Entry> documents;
    private final Class<T> type;

    Entries(ServiceStore store, String kind, Class<T> type) {
        this.documents = store.documents(kind, Entry.class, entry -> Map.of());
        this.type = type;
    }

    Optional<T> find(Object id) {
        return documents
                .find(id)
                .flatMap(found -> Optional.ofNullable(found.value().value()))
                .map(value -> JSON.treeToValue(value, type));
    }

    void defined(Object id, T value, long version) {
        put(id, new Entry(version, JSON.valueToTree(value)));
    }

    void removed(Object id, long version) {
        put(id, new Entry(version, null));
    }

    private void put(Object id, Entry entry) {
        if (!documents.insert(id, entry)) {
            documents.change(
                    id,
                    known -> entry.version() > known.value().version()
                            ? Optional.of(Change.to(entry))
                            : Optional.empty());
        }
    }
}
