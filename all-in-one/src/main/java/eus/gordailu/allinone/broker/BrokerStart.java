package eus.gordailu.allinone.broker;

import eus.gordailu.allinone.access.Password;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** The steps to a running broker, each failing with a sentence that says what to do. */
final class BrokerStart {

    private BrokerStart() {}

    static DirectoryLock lock(Path directory, int port) {
        try {
            Files.createDirectories(directory);
            return DirectoryLock.tryAcquire(directory).orElseThrow(() -> inUse(directory, port));
        } catch (IOException e) {
            throw new BrokerStartException(
                    "The embedded broker can't write to its data directory " + directory + " (" + e
                            + "). Make it a directory that the user running Gordailu may write to, or name another one.",
                    directory,
                    port,
                    e);
        }
    }

    private static BrokerStartException inUse(Path directory, int port) {
        return new BrokerStartException(
                "The embedded broker's data directory " + directory
                        + " is in use by another process. Stop that one first, or give this one a directory of its own.",
                directory,
                port,
                null);
    }

    static BrokerSettings settings(Path directory, int port) {
        try {
            return withFreePorts(directory, port);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "The embedded broker finds no free port on 127.0.0.1 (" + e
                            + "). Check that the loopback interface is up and that ports are left.",
                    directory,
                    port,
                    e);
        }
    }

    /** Both are held at the same time, so that they differ. */
    private static BrokerSettings withFreePorts(Path directory, int port) throws IOException {
        try (ServerSocket first = aFreePort();
                ServerSocket second = aFreePort()) {
            return new BrokerSettings(
                    directory, port == 0 ? first.getLocalPort() : port, second.getLocalPort(), Password.random());
        }
    }

    private static ServerSocket aFreePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The broker, started: clients can connect. */
    @SuppressWarnings("IllegalCatch") // the broker's start declares nothing and throws whatever its parts throw
    static KafkaRaftServer run(BrokerSettings settings, int port) {
        ExitTrap.set();
        @Nullable KafkaRaftServer server = null;
        try {
            BrokerStorage.formatOnce(settings);
            server = new KafkaRaftServer(new KafkaConfig(settings.toProperties(), false), Time.SYSTEM);
            server.startup();
            return server;
        } catch (Exception e) {
            stop(server, e);
            throw failed(settings, port, e);
        }
    }

    private static void stop(@Nullable KafkaRaftServer server, Exception reason) {
        if (server == null) {
            return;
        }
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static BrokerStartException failed(BrokerSettings settings, int port, Exception e) {
        if (isAboutThePort(e)) {
            return new BrokerStartException(
                    "The embedded broker can't listen on " + settings.bootstrapServers()
                            + ": the port is in use. Stop the process that uses it, or choose another port.",
                    settings.directory(),
                    port,
                    e);
        }
        return new BrokerStartException(
                "The embedded broker can't start with the data in " + settings.directory() + " (" + e
                        + "). Look for the first error above in the log; check the disk, its free space and the"
                        + " owner of the files, or put the directory aside to begin with an empty one.",
                settings.directory(),
                port,
                e);
    }

    private static boolean isAboutThePort(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
