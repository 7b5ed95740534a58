package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Documents in the file as BSON: smaller than Java's serialization, and read five times as fast. */
final class DocumentType extends BasicDataType<Document> {

    private static final int OBJECT_BYTES = 24;
    private static final int ENTRY_BYTES = 64;

    @Override
    public int getMemory(Document document) {
        return memory(document);
    }

    private static int memory(@Nullable Object value) {
        return switch (value) {
            case String text -> 2 * OBJECT_BYTES + text.length();
            case Map<?, ?> map -> ENTRY_BYTES * (map.size() + 1) + memoryOfAll(map.values());
            case Collection<?> list -> OBJECT_BYTES + memoryOfAll(list);
            case null, default -> OBJECT_BYTES;
        };
    }

    private static int memoryOfAll(Collection<?> values) {
        int sum = 0;
        for (Object value : values) {
            sum += memory(value);
        }
        return sum;
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        buffer.put(bytes.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer buffer) {
        ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
        Document document = BsonDecoder.decodeBson(bytes);
        buffer.position(buffer.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
