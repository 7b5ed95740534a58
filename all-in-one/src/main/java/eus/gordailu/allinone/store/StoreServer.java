package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Listens on 127.0.0.1 for those who speak MongoDB's protocol, as {@code MongoServer} does, but with a {@link Doorkeeper}. */
final class StoreServer implements AutoCloseable {

    /** A handful of clients in the same process; each thread keeps buffers of its own. */
    private static final int THREADS = 2;

    private static final int BACKLOG = 100;

    /** Seconds for what is under way when it ends. */
    private static final int PATIENCE = 5;

    private final EventLoopGroup acceptor = threads(1, "store-acceptor");
    private final EventLoopGroup workers = threads(THREADS, "store");
    private final ChannelGroup clients = new DefaultChannelGroup(workers.next());
    private final MongoBackend backend;
    private final Channel listening;

    /** Listens; what the socket layer throws is not declared. */
    StoreServer(MongoBackend backend, int port) {
        this.backend = backend;
        try {
            this.listening = new ServerBootstrap()
                    .group(acceptor, workers)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel client) {
                            client.pipeline()
                                    .addLast(
                                            new MongoWireReplyEncoder(),
                                            new MongoWireMessageEncoder(),
                                            new Doorkeeper(),
                                            new MongoWireProtocolHandler(),
                                            new MongoDatabaseHandler(backend, clients),
                                            new MongoExceptionHandler());
                        }
                    })
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Hears nobody any more, then closes the databases. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        end();
        backend.close();
    }

    private void end() {
        acceptor.shutdownGracefully(0, PATIENCE, TimeUnit.SECONDS).syncUninterruptibly();
        workers.shutdownGracefully(0, PATIENCE, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static EventLoopGroup threads(int number, String name) {
        return new MultiThreadIoEventLoopGroup(number, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }
}
