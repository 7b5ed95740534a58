package eus.gordailu.allinone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexedCollectionTest {

    private final MVStore store = MVStore.open(null);
    private final OpenDatabase database = new OpenDatabase(store);
    private final Index<Object> state = database.secondaryIndex("state");
    private final Index<Object> deadline = database.secondaryIndex("deadline", "state");
    private final NeverScanning runs = new NeverScanning();

    /** Hands out the index of the ids, which the library keeps to itself. */
    private static final class OpenDatabase extends BsonDatabase {

        private OpenDatabase(MVStore store) {
            super("test", store, new CursorRegistry());
        }

        private Index<Object> idIndex() {
            return openOrCreateUniqueIndex("runs", "_id_", List.of(new IndexKey("_id", true)), false);
        }

        private Index<Object> secondaryIndex(String... fields) {
            List<IndexKey> keys =
                    Stream.of(fields).map(field -> new IndexKey(field, true)).toList();
            return openOrCreateSecondaryIndex("runs", fields[0], keys, false);
        }
    }

    /** Fails where the library would read every document. */
    private final class NeverScanning extends IndexedCollection {

        private NeverScanning() {
            super(
                    database,
                    "runs",
                    CollectionOptions.withDefaults(),
                    store.openMap("documents"),
                    store.openMap("meta"),
                    new CursorRegistry());
            addIndex(database.idIndex());
            addIndex(state);
            addIndex(deadline);
        }

        @Override
        protected QueryResult matchDocuments(
                Document query, Document order, int skip, int limit, int batch, Document fields) {
            throw new AssertionError("Every document would be read for " + query);
        }
    }

    @Test
    void anUpdateOfOneVersionReadsOneDocument() {
        insert(100);
        Document seventh = new Document("$and", List.of(new Document("_id", "run-7"), new Document("version", 1L)));
        assertThat(update(seventh)).isEqualTo(1);
        assertThat(update(seventh)).isEqualTo(0);
        assertThat(update(new Document("_id", "run-8").append("version", 1L))).isEqualTo(1);
    }

    @Test
    void runsAreFoundByStateAndDeadline() {
        insert(100);
        assertThat(ids(new Document("state", "ENDED"))).hasSize(90);
        assertThat(ids(new Document("state", new Document("$in", List.of("DUE", "NONE")))))
                .hasSize(10);
        assertThat(ids(new Document("deadline", new Document("$lte", at(25)))))
                .containsExactly("run-0", "run-10", "run-20");
        assertThat(ids(new Document("deadline", new Document("$exists", true)))).hasSize(10);
    }

    @Test
    void whatAnUpdateOrARemovalTookOutIsFoundNoMore() {
        insert(20);
        change("run-0", "$unset", new Document("deadline", ""));
        runs.deleteDocuments(new Document("_id", "run-10"), 1, NoopOplog.get());
        assertThat(ids(new Document("deadline", new Document("$lte", at(1_000)))))
                .isEmpty();
    }

    @Test
    void anIndexHoldsWhatTheDocumentsHoldNowAndNoMore() {
        insert(100);
        assertThat(deadline.getCount()).isEqualTo(10);
        for (int i = 0; i < 100; i++) {
            change("run-10", "$set", new Document("deadline", at(i)).append("state", "STATE-" + i));
        }
        assertThat(deadline.getCount()).isEqualTo(10);
        assertThat(state.getCount()).isEqualTo(100);

        change("run-0", "$unset", new Document("deadline", ""));
        runs.deleteDocuments(new Document("_id", "run-20"), 1, NoopOplog.get());
        assertThat(deadline.getCount()).isEqualTo(8);
        assertThat(state.getCount()).isEqualTo(99);
    }

    static List<Document> beyondIndexes() {
        return List.of(
                new Document(),
                new Document("version", 1L),
                new Document("state", null),
                new Document("state", new Document("$ne", "DUE")),
                new Document("deadline", new Document("$exists", false)));
    }

    @ParameterizedTest
    @MethodSource("beyondIndexes")
    void whatNoIndexCanTellReadsAll(Document query) {
        assertThatThrownBy(() -> ids(query)).hasMessageContaining("Every document");
    }

    /** Every tenth is due; the others have ended and have no deadline. */
    private void insert(int count) {
        runs.insertDocuments(
                IntStream.range(0, count).mapToObj(IndexedCollectionTest::run).toList());
    }

    private static Document run(int number) {
        Document run = new Document("_id", "run-" + number).append("version", 1L);
        return number % 10 == 0
                ? run.append("state", "DUE").append("deadline", at(number))
                : run.append("state", "ENDED");
    }

    private static Instant at(int seconds) {
        return Instant.ofEpochSecond(seconds - 50L);
    }

    private @Nullable Object update(Document selector) {
        return runs.updateDocuments(
                        selector,
                        new Document("$set", new Document("version", 2L)),
                        ArrayFilters.empty(),
                        false,
                        false,
                        NoopOplog.get())
                .get("n");
    }

    private void change(String id, String operator, Document fields) {
        runs.updateDocuments(
                new Document("_id", id),
                new Document(operator, fields),
                ArrayFilters.empty(),
                false,
                false,
                NoopOplog.get());
    }

    private List<Object> ids(Document query) {
        return runs.handleQueryAsStream(query).map(found -> found.get("_id")).toList();
    }
}
