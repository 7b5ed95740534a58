package eus.gordailu.allinone.store;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the decoder until a client has logged in: takes no message that is longer than a login, for the server would
 * gather as much as it is told to expect; and of the older queries only the one by which a client introduces itself, for
 * some others are answered without asking the backend. Who wants more is cut off.
 */
final class Doorkeeper extends LengthFieldBasedFrameDecoder {

    private static final int LONGEST = 8192;
    private static final int OPERATION_AT = 12;
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
        return frame.readableBytes() >= OPERATION_AT + Integer.BYTES
                && (frame.getIntLE(frame.readerIndex() + OPERATION_AT) != OP_QUERY
                        || frame.toString(StandardCharsets.ISO_8859_1)
                                .toLowerCase(Locale.ROOT)
                                .contains(INTRODUCTION));
    }
}
