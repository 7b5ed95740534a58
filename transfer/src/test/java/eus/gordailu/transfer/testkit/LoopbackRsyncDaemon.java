package eus.gordailu.transfer.testkit;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A real rsync daemon on 127.0.0.1 for the current user, with one module. It ends with {@link #close}, and with the Java process at the latest. */
public final class LoopbackRsyncDaemon implements AutoCloseable {

    public static final String MODULE = "a module";

    private final Path directory;
    private final int port;
    private final @Nullable String user;
    private @Nullable RunningProcess daemon;

    private LoopbackRsyncDaemon(Path directory, int port, @Nullable String user) {
        this.directory = directory;
        this.port = port;
        this.user = user;
    }

    /**
     * Starts one that lets everybody read what is below the root.
     *
     * @param directory for its own files
     * @param settings lines of the module, beside those
     */
    public static LoopbackRsyncDaemon start(Path directory, Path root, String... settings) {
        return started(directory, root, null, settings);
    }

    /** Starts one that lets this user in by this password. */
    public static LoopbackRsyncDaemon asking(Path directory, Path root, String user, String password) {
        try {
            Path secrets = Files.createFile(
                    Files.createDirectories(directory).resolve("secrets"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secrets, user + ":" + password + "\n");
            return started(directory, root, user, "auth users = " + user, "secrets file = " + secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoopbackRsyncDaemon started(Path directory, Path root, @Nullable String user, String... settings) {
        try {
            Files.createDirectories(directory);
            LoopbackRsyncDaemon made = new LoopbackRsyncDaemon(directory, Loopback.freePort(), user);
            Files.writeString(directory.resolve("motd"), "Welcome!\n*deleting   all of it//all of it\n");
            Files.writeString(directory.resolve("rsyncd.conf"), """
                    pid file = %1$s/pid
                    log file = %1$s/log
                    motd file = %1$s/motd
                    [%2$s]
                    path = %3$s
                    use chroot = no
                    munge symlinks = no
                    read only = yes
                    %4$s
                    %5$s
                    """.formatted(
                            directory,
                            MODULE,
                            root,
                            System.getProperty("user.name").equals("root") ? "uid = 0\ngid = 0" : "",
                            String.join("\n", settings)));
            made.run();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Address.Daemon address() {
        return new Address.Daemon(user, "127.0.0.1", port, MODULE);
    }

    @Override
    public void close() {
        RunningProcess running = daemon;
        daemon = null;
        if (running != null) {
            running.abort();
            running.await();
        }
    }

    private void run() {
        Command command = Command.of(
                "rsync",
                "--daemon",
                "--no-detach",
                "--address=127.0.0.1",
                "--port=" + port,
                "--config=" + directory.resolve("rsyncd.conf"));
        daemon = new ProcessRunner().start(command.endingWithStarter(), ProcessLimits.none(), OutputListener.NONE);
        if (!Loopback.greets(port, '@')) {
            close();
            throw new IllegalStateException("The rsync daemon does not start: see " + directory.resolve("log"));
        }
    }
}
