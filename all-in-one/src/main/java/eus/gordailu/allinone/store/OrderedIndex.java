package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents in the order of one field, kept in the store's file. It names candidates: every document that matches is
 * among them, and some that don't. Documents without the field are not in it.
 */
final class OrderedIndex extends Index<Object> {

    private static final String ID = "_id";

    private final MVMap<String, Object> positions;
    private final String field;

    OrderedIndex(MVMap<String, Object> positions, String name, List<IndexKey> keys) {
        super(name, keys, true);
        this.positions = positions;
        this.field = keys.getFirst().getKey();
    }

    @Override
    public boolean canHandle(Document query) {
        return query.size() == 1
                && query.containsKey(field)
                && IndexRange.of(query.get(field)).isPresent();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        Set<Object> found = new LinkedHashSet<>();
        IndexRange.of(query.get(field)).orElseThrow().forEach(range -> {
            Iterator<String> keys = positions.keyIterator(range.from());
            while (keys.hasNext()) {
                String key = keys.next();
                if (key.compareTo(range.to()) > 0) {
                    break;
                }
                found.add(positions.get(key));
            }
        });
        return found;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        keys(document).forEach(key -> positions.put(key, position));
    }

    /** Whether there was an entry is not told: the index of the ids names the position. */
    @Override
    public @Nullable Object remove(Document document) {
        keys(document).forEach(positions::remove);
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        List<String> old = keys(before);
        if (!old.equals(keys(after))) {
            old.forEach(positions::remove);
            add(after, position, collection);
        }
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    /** An array is found by each of its elements. */
    private List<String> keys(Document document) {
        if (!document.containsKey(field)) {
            return List.of();
        }
        Object value = document.get(field);
        List<Object> values = new ArrayList<>();
        values.add(value);
        if (value instanceof Collection<?> elements) {
            values.addAll(elements);
        }
        return values.stream()
                .map(each -> IndexRange.key(each, document.get(ID)))
                .distinct()
                .toList();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Nothing is forbidden here.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // Nothing is forbidden here.
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        positions.clear();
    }
}
