package eus.gordailu.allinone.store;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the decoder until a client has logged in: takes no message that is longer than a login, for the server would
 * gather as much as it is told to expect; and of the older queries only the one by which a client introduces itself, for
 * they bring documents, and some are answered without asking the backend. Who wants more is cut off.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/legacy-opcodes/#op_query">OP_QUERY</a>
 */
final class Doorkeeper extends LengthFieldBasedFrameDecoder {

    private static final int LONGEST = 8192;
    private static final int OPERATION_AT = 12;

    /** After the header: flags, the collection's name, two numbers, and a document: its length, its first field's type and name. */
    private static final int QUERY_AT = 16;

    private static final int FIELD_AFTER_COLLECTION = 1 + 3 * Integer.BYTES + 1;
    private static final String COMMANDS = ".$cmd";
    private static final int OP_QUERY = 2004;
    private static final String INTRODUCTION = "ismaster";

    /** The first field of a message is its length, with itself. */
    Doorkeeper() {
        super(ByteOrder.LITTLE_ENDIAN, LONGEST, 0, Integer.BYTES, -Integer.BYTES, 0, true);
    }

    /** Lets all through from now on. */
    static void leave(Channel channel) {
        channel.pipeline().remove(Doorkeeper.class);
    }

    @Override
    protected @Nullable Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        Object message = super.decode(context, in);
        if (message instanceof ByteBuf frame && !isWelcome(frame)) {
            frame.release();
            cutOff(context);
            return null;
        }
        return message;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        cutOff(context);
    }

    // Nobody waits for the end, and there is nobody to tell if it fails.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void cutOff(ChannelHandlerContext context) {
        context.close();
    }

    private static boolean isWelcome(ByteBuf frame) {
        return frame.readableBytes() >= QUERY_AT
                && (frame.getIntLE(frame.readerIndex() + OPERATION_AT) != OP_QUERY || isIntroduction(frame));
    }

    /** A query of the collection {@code DATABASE.$cmd} whose first field has this name. */
    private static boolean isIntroduction(ByteBuf frame) {
        int collection = frame.readerIndex() + QUERY_AT + Integer.BYTES;
        int collectionEnd = end(frame, collection);
        int field = collectionEnd + FIELD_AFTER_COLLECTION;
        return collectionEnd > 0
                && text(frame, collection, collectionEnd).endsWith(COMMANDS)
                && text(frame, field, end(frame, field)).equalsIgnoreCase(INTRODUCTION);
    }

    /** The zero that ends the text there; less than nothing where there is none. */
    private static int end(ByteBuf frame, int begin) {
        return begin < frame.writerIndex() ? frame.indexOf(begin, frame.writerIndex(), (byte) 0) : -1;
    }

    private static String text(ByteBuf frame, int begin, int end) {
        return end < begin ? "" : frame.toString(begin, end - begin, StandardCharsets.ISO_8859_1);
    }
}
