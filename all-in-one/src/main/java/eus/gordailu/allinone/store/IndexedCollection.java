package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection that reads no more documents than an index says, and whose documents change whole. The library's own uses an
 * index only when it answers the whole query: an update of one version of one document would read them all.
 */
class IndexedCollection extends H2Collection {

    private static final String AND = "$and";

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document order, int skip, int limit, int batch, Document fields) {
        Optional<Iterable<Object>> candidates = candidates(query);
        // What the index gives is compared with the whole query.
        return copied(
                candidates.isPresent()
                        ? matchDocuments(query, candidates.get(), order, skip, limit, batch, fields)
                        : matchDocuments(query, order, skip, limit, batch, fields));
    }

    /**
     * The library changes the documents that it finds, field by field, while answers with the same documents are being
     * written to other connections. So nobody is given the stored ones: an update changes a copy, and puts it in their place.
     */
    private static QueryResult copied(QueryResult found) {
        return new QueryResult(
                found.collectDocuments().stream().map(Document::cloneDeeply).toList(), found.getCursorId());
    }

    /** The indexes were made in the order of their worth: that of the id is the first. */
    private Optional<Iterable<Object>> candidates(Document query) {
        List<Document> conditions = conditions(query).toList();
        for (Index<Object> index : getIndexes()) {
            for (Document condition : conditions) {
                if (index.canHandle(condition)) {
                    return Optional.of(index.getPositions(condition));
                }
            }
        }
        return Optional.empty();
    }

    /** What a document must fulfil, each condition a query of its own. */
    private static Stream<Document> conditions(Document query) {
        return query.entrySet().stream()
                .flatMap(entry -> entry.getKey().equals(AND) && entry.getValue() instanceof List<?> all
                        ? all.stream().map(Document.class::cast).flatMap(IndexedCollection::conditions)
                        : Stream.of(new Document(entry.getKey(), entry.getValue())));
    }
}
