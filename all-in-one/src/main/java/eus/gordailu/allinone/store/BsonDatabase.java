package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose documents are kept as BSON. */
final class BsonDatabase extends H2Database {

    private static final String DATABASES_PREFIX = "databases.";

    private final MVStore store;

    BsonDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Set first: the constructor above opens collections.
        this.store = store;
        super(name, store, cursors);
    }

    /** Opens the collection's map first: an open map keeps its type, whoever opens it again. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        store.openMap(
                DATABASES_PREFIX + getFullCollectionNamespace(collection),
                new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
        return super.openOrCreateCollection(collection, options);
    }
}
