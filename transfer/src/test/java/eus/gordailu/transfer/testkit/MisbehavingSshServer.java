package eus.gordailu.transfer.testkit;

import eus.gordailu.contracts.catalog.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKey;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * An ssh server on 127.0.0.1 that lets everybody's key in, runs what it is asked to, and goes wrong within ssh's own protocol as it is
 * told to.
 */
public final class MisbehavingSshServer implements AutoCloseable {

    /** What it says where it may say something: it must harm no terminal, no shell and no log, and fill none. */
    public static final String HOSTILE =
            "\u001b[2J\u001b]0;owned\u0007 $(touch /tmp/owned) `id`; \u009b31m \u202e <script> " + "x".repeat(30_000);

    private static final Duration PATIENT = Duration.ofMinutes(5);

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair own = newKey();
    private final KeyPair other = newKey();
    private volatile Manner manner = Manner.HONEST;
    private volatile boolean exchanged;

    private MisbehavingSshServer() throws IOException {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(_ -> List.of(exchanged ? other : own));
        server.setPublickeyAuthenticator((_, _, _) -> manner != Manner.QUESTIONS_WITHOUT_END);
        server.setUserAuthFactories(List.of(new Logins(), UserAuthKeyboardInteractiveFactory.INSTANCE));
        server.setKeyboardInteractiveAuthenticator(new Questions());
        server.setChannelFactories(List.of(new Channels()));
        server.setCommandFactory((_, command) -> new MisbehavingCommand(command, manner, this::exchangeKeys));
        CoreModuleProperties.AUTH_TIMEOUT.set(server, PATIENT);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, Integer.MAX_VALUE);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, PATIENT);
        CoreModuleProperties.NIO_WORKERS.set(server, 8);
        server.start();
    }

    public static MisbehavingSshServer start() {
        try {
            return new MisbehavingSshServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Address.Ssh address() {
        return new Address.Ssh("anybody", "127.0.0.1", server.getPort());
    }

    /** From the next connection on. */
    public void misbehave(Manner how) {
        manner = how;
        exchanged = false;
        CoreModuleProperties.AUTH_METHODS.set(
                server, how == Manner.LOGIN_WANTS_MORE ? "publickey,keyboard-interactive" : null);
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void greet(ServerSession session) {
        while (session.isOpen()) {
            Buffer banner = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
            banner.putString(HOSTILE);
            banner.putString("");
            send(session, banner);
        }
    }

    private static void send(Session session, Buffer packet) {
        try {
            session.writePacket(packet).verify(PATIENT);
        } catch (IOException e) {
            session.close(true);
        }
    }

    private void exchangeKeys(Session session) {
        exchanged = true;
        try {
            session.reExchangeKeys().verify(PATIENT);
        } catch (IOException e) {
            session.close(true);
        }
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries keys, or has something else to do. */
    private final class Logins extends UserAuthPublicKeyFactory {

        @Override
        public UserAuthPublicKey createUserAuth(ServerSession opening) {
            return new UserAuthPublicKey(getSignatureFactories()) {
                @Override
                public @Nullable Boolean auth(ServerSession session, String user, String service, Buffer buffer)
                        throws Exception {
                    return switch (manner) {
                        case BANNER_WITHOUT_END -> {
                            Thread.ofVirtual().start(() -> greet(session));
                            yield null;
                        }
                        case LOGIN_NEVER_ANSWERED -> null;
                        case LOGIN_NEVER_ENOUGH -> {
                            Buffer more = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_FAILURE);
                            more.putString("publickey");
                            more.putBoolean(true);
                            send(session, more);
                            yield null;
                        }
                        default -> super.auth(session, user, service, buffer);
                    };
                }
            };
        }
    }

    /** Asks, and whatever the answer asks again. */
    private static final class Questions implements KeyboardInteractiveAuthenticator {

        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String user, String language, String methods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("");
            challenge.setInteractionInstruction("");
            challenge.setLanguageTag("");
            challenge.addPrompt("Password: ", false);
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, List<String> answers) {
            Buffer again = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
            send(session, generateChallenge(session, user, "", "").append(again));
            throw new AsyncAuthException();
        }
    }

    /** Opens a channel for whoever wants one, or does not. */
    private final class Channels implements ChannelFactory {

        @Override
        public String getName() {
            return "session";
        }

        @Override
        public Channel createChannel(Session session) {
            return switch (manner) {
                case CHANNEL_NEVER_OPENED ->
                    new ChannelSession() {
                        @Override
                        public OpenFuture open(long recipient, long window, long packet, Buffer buffer) {
                            return new DefaultOpenFuture(this, this);
                        }
                    };
                case COMMAND_NEVER_ANSWERED ->
                    new ChannelSession() {
                        @Override
                        protected RequestHandler.Result handleExec(String request, Buffer buffer, boolean wantReply) {
                            return RequestHandler.Result.Replied;
                        }
                    };
                case DISCONNECTED -> {
                    Buffer bye = session.createBuffer(SshConstants.SSH_MSG_DISCONNECT);
                    bye.putUInt(SshConstants.SSH2_DISCONNECT_BY_APPLICATION);
                    bye.putString(HOSTILE);
                    bye.putString("");
                    send(session, bye);
                    yield new ChannelSession();
                }
                default -> new ChannelSession();
            };
        }
    }
}
