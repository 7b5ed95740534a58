package eus.gordailu.kit.store;

import eus.gordailu.contracts.wire.WireCodec;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** A record as a document: the same JSON form as on the wire, so that one rule for growing holds for both. */
final class RecordCodec<T> {

    private static final JsonMapper JSON = WireCodec.json();

    private final Class<T> type;

    RecordCodec(Class<T> type) {
        this.type = type;
    }

    Document write(T value) {
        return JSON.convertValue(value, Document.class);
    }

    T read(Document document) {
        return JSON.convertValue(document, type);
    }
}
