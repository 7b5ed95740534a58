package eus.gordailu.gateway.catalog;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All entities of one kind. A change and the event that tells of it are one write; versions only grow, removals included. */
public final class Section<T> {

    private static final String UNIQUE = "uniqueName";
    private static final String NAME = "name";
    private static final PageRequest A_FEW = new PageRequest(0, 5);
    private static final JsonMapper JSON = WireCodec.json();

    private final Kind<T> kind;
    private final Documents<CatalogEntry> documents;
    private final Consumer<CatalogueChanged> changes;

    Section(Kind<T> kind, ServiceStore store, Consumer<CatalogueChanged> changes) {
        this.kind = kind;
        this.changes = changes;
        this.documents = store.documents(kind.plural(), CatalogEntry.class, this::lookup)
                .uniqueIndex(UNIQUE)
                .index(NAME);
    }

    /** The entity, unless it is unknown or removed. */
    public Optional<Stored<T>> find(Object id) {
        return stored(id).filter(found -> !found.value().removed()).map(this::defined);
    }

    /** The entity, or its last state when it was removed: for the names of what is history. */
    public Optional<T> remembered(Object id) {
        return stored(id).map(found -> defined(found).value());
    }

    /** What the API asks for. */
    public Stored<T> require(Object id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, missing(id)));
    }

    /** What a field of another entity refers to. */
    public Stored<T> referred(String field, Id id) {
        return find(id).orElseThrow(() -> Problem.inField(ProblemType.UNKNOWN_REFERENCE, field, missing(id)));
    }

    private String missing(Object id) {
        return "There is no %s %s: GET /api/v1/%s lists those that are there".formatted(kind.noun(), id, kind.plural());
    }

    /** Those that have this value in a reference field. */
    Users users(String reference, Id value) {
        Page<Stored<T>> users = page(A_FEW, reference, value.toString());
        return Users.of(
                kind.noun(),
                users.items().stream()
                        .map(user -> "\"%s\" (%s)".formatted(kind.name(user.value()), kind.id(user.value())))
                        .toList(),
                users.total());
    }

    public List<Stored<T>> all() {
        return documents.find(Filters.exists(UNIQUE)).stream()
                .map(this::defined)
                .toList();
    }

    /** All with this value in a reference field. */
    List<T> allWith(String reference, String value) {
        return documents.find(Filters.eq(reference, value)).stream()
                .map(stored -> defined(stored).value())
                .toList();
    }

    public boolean isRemoved(Object id) {
        return stored(id).filter(found -> found.value().removed()).isPresent();
    }

    public Page<Stored<T>> page(PageRequest request) {
        return page(request, Filters.exists(UNIQUE));
    }

    /** A page of those with this value in a reference field. */
    Page<Stored<T>> page(PageRequest request, String reference, String value) {
        return page(request, Filters.eq(reference, value));
    }

    private Page<Stored<T>> page(PageRequest request, Bson filter) {
        List<Stored<T>> items =
                documents.find(filter, Sorts.ascending(NAME, "_id"), request.skip(), request.size()).stream()
                        .map(this::defined)
                        .toList();
        return Page.of(request, items, documents.count(filter));
    }

    /** Adds an entity unless there is, or ever was, one with its id. */
    public boolean addOnce(T value) {
        boolean added = documents.insert(kind.id(value), entry(value, false), kind.defined(value, 1));
        if (added) {
            changed(value);
        }
        return added;
    }

    Stored<T> add(T value) {
        if (addOnce(value)) {
            return new Stored<>(value, 1);
        }
        return revive(value).orElseThrow(() -> taken(value));
    }

    private Optional<Stored<T>> revive(T value) {
        return write(
                kind.id(value),
                value,
                stored -> stored.value().removed()
                        ? Optional.of(Change.to(entry(value, false), kind.defined(value, stored.version() + 1)))
                        : Optional.empty());
    }

    /** Changes an entity that is defined, at the version that the caller has seen. */
    Stored<T> replace(T value, ExpectedVersion expected) {
        Id id = kind.id(value);
        return write(id, value, stored -> {
                    expected.check(require(id).version());
                    return Optional.of(Change.to(entry(value, false), kind.defined(value, stored.version() + 1)));
                })
                .orElseThrow(() -> taken(value));
    }

    /** Sends a message about an entity that is defined, which stays as it is. */
    void tell(Id id, Message message) {
        require(id);
        documents.change(id, stored -> Optional.of(Change.to(stored.value(), message)));
    }

    void remove(T value, ExpectedVersion expected) {
        write(kind.id(value), value, stored -> {
            if (stored.value().removed()) {
                return Optional.empty();
            }
            expected.check(stored.version());
            return Optional.of(Change.to(entry(value, true), kind.removed(value, stored.version() + 1)));
        });
    }

    private Optional<Stored<T>> write(
            Id id, T value, Function<Stored<CatalogEntry>, Optional<Change<CatalogEntry>>> transition) {
        try {
            Optional<Stored<T>> written = documents.change(id, transition).map(this::defined);
            written.ifPresent(stored -> changed(stored.value()));
            return written;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw taken(value);
            }
            throw e;
        }
    }

    private Problem taken(T value) {
        return Problem.inField(
                ProblemType.NAME_TAKEN,
                NAME,
                "There is already a %s named \"%s\": choose another name".formatted(kind.noun(), kind.name(value)));
    }

    private void changed(T value) {
        changes.accept(new CatalogueChanged(kind.plural(), kind.id(value).toString()));
    }

    private Optional<Stored<CatalogEntry>> stored(Object id) {
        return documents.find(id);
    }

    private Stored<T> defined(Stored<CatalogEntry> stored) {
        return new Stored<>(value(stored.value()), stored.version());
    }

    private T value(CatalogEntry entry) {
        return JSON.convertValue(entry.value(), kind.type());
    }

    @SuppressWarnings("unchecked")
    private CatalogEntry entry(T value, boolean removed) {
        return new CatalogEntry(JSON.convertValue(value, Map.class), removed);
    }

    private Map<String, ?> lookup(CatalogEntry entry) {
        T value = value(entry);
        Map<String, @Nullable Object> fields = new HashMap<>(kind.references(value));
        fields.put(UNIQUE, kind.uniqueName(value));
        fields.put(NAME, Kind.folded(kind.name(value)));
        if (entry.removed()) {
            fields.replaceAll((field, ignored) -> null);
        }
        return fields;
    }
}
