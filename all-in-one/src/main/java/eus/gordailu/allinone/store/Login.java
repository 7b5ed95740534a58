package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import eus.gordailu.allinone.access.Password;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who knows the password, by MongoDB's {@code saslStart} with the mechanism PLAIN (RFC 4616). Each connection shows
 * it once. Unencrypted: only root can listen on the loopback interface.
 */
final class Login {

    static final String MECHANISM = "PLAIN";

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);

    private static final AttributeKey<Boolean> KNOWN = AttributeKey.valueOf(Login.class, "known");
    private static final String START = "saslstart";

    /** What a client may ask before, as of MongoDB: all that it needs to find out how to log in. */
    private static final Set<String> FREE = Set.of("hello", "ismaster", START);

    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final Password password;

    Login(Password password) {
        this.password = password;
    }

    private static boolean isKnown(Channel channel) {
        return Boolean.TRUE.equals(channel.attr(KNOWN).get());
    }

    static boolean isStart(String command) {
        return command.toLowerCase(Locale.ROOT).equals(START);
    }

    /** Refuses whoever has not logged in yet. */
    void require(Channel channel, String command) {
        if (!isKnown(channel) && !FREE.contains(command.toLowerCase(Locale.ROOT))) {
            throw new MongoServerError(
                    UNAUTHORIZED, "Unauthorized", "command %s requires authentication".formatted(command));
        }
    }

    /** The answer to {@code saslStart}, which is all there is to this mechanism. */
    Document start(Channel channel, Document query) {
        if (!MECHANISM.equals(query.get("mechanism")) || !isRight(query.get("payload"))) {
            LOG.warn("Somebody on this machine has tried to log in to the document store without its password");
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        channel.attr(KNOWN).set(true);
        Doorkeeper.leave(channel);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    /** Whom to act for, a zero, who it is, a zero, the password. Nobody acts for another. */
    private boolean isRight(@Nullable Object payload) {
        return payload instanceof BinData binary
                && Stream.of("", Password.USER)
                        .map(actsFor -> actsFor + "\0" + Password.USER + "\0" + password.text())
                        .anyMatch(right ->
                                MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), binary.getData()));
    }
}
