package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose documents are kept as BSON, and found by its indexes. */
class BsonDatabase extends H2Database {

    private static final String DATABASES_PREFIX = "databases.";
    private static final String META_PREFIX = "meta.";

    private final MVStore store;

    BsonDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Set first: the constructor above opens collections.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents = store.openMap(
                DATABASES_PREFIX + name, new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
        return new IndexedCollection(
                this, collection, options, documents, store.openMap(META_PREFIX + name), cursorRegistry);
    }

    /** Kept over the first field, which narrows a search enough; the others are compared document by document. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(
                store.openMap(getFullCollectionNamespace(collection) + "._index_" + index), index, keys);
    }
}
