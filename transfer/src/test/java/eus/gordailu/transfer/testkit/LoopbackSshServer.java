package eus.gordailu.transfer.testkit;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.RunningProcess;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.HostKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSSH server on 127.0.0.1, with a port, a host key and authorized keys of its own, for the current user. It
 * ends with {@link #close}, and with the Java process at the latest.
 */
public final class LoopbackSshServer implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(20));

    private final ProcessRunner runner = new ProcessRunner();
    private final Path directory;
    private final int port;
    private @Nullable RunningProcess server;

    private LoopbackSshServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Whether the machine has an ssh server to start. */
    public static boolean available() {
        return Files.isExecutable(SSHD);
    }

    /** Starts one that keeps its files in the directory and lets nobody in yet. */
    public static LoopbackSshServer start(Path directory) {
        try {
            if (Files.isWritable(Path.of("/run"))) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            Files.createDirectories(directory);
            LoopbackSshServer made = new LoopbackSshServer(directory, Loopback.freePort());
            Files.writeString(made.authorizedKeys(), "");
            Files.writeString(made.file("sshd_config"), made.config());
            made.makeHostKey();
            made.run();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Address.Ssh address() {
        return new Address.Ssh(System.getProperty("user.name"), "127.0.0.1", port);
    }

    /** Lets a key in: a line of authorized_keys, with options in front when wanted. */
    public void authorize(String line) {
        try {
            Files.writeString(authorizedKeys(), line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a key in for whatever its client may do. */
    public void letIn(ClientKey key) {
        authorize("restrict " + key.publicKey());
    }

    /** Its host key as {@code ssh-keygen -l} shows it. */
    public String hostKeyFingerprint() {
        ProcessResult result = runner.run(Command.of("ssh-keygen", "-lf", path("host_key.pub")), SHORT);
        return result.output().lines().getFirst().split(" ", -1)[1];
    }

    /** Starts again with one more host key, of this type. */
    public HostKey addHostKey(String type) {
        try {
            stop();
            runner.run(Command.of("ssh-keygen", "-q", "-t", type, "-N", "", "-f", path("host_key_" + type)), SHORT);
            Files.writeString(
                    file("sshd_config"),
                    "HostKey \"%s\"\n".formatted(path("host_key_" + type)),
                    StandardOpenOption.APPEND);
            run();
            String[] words = Files.readString(file("host_key_" + type + ".pub")).split(" ", -1);
            return new HostKey(words[0], words[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts again with another host key, as a machine does that somebody else pretends to be. */
    public void changeHostKey() {
        try {
            stop();
            Files.delete(file("host_key"));
            Files.delete(file("host_key.pub"));
            makeHostKey();
            run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server wrote, for a test that wants to know why. */
    public String log() {
        try {
            return Files.exists(file("sshd.log")) ? Files.readString(file("sshd.log")) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins again what was closed. */
    public void restart() {
        run();
    }

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        RunningProcess running = server;
        server = null;
        if (running != null) {
            running.abort();
            running.await();
        }
    }

    private void run() {
        Command command = Command.of(SSHD.toString(), "-D", "-f", path("sshd_config"), "-E", path("sshd.log"));
        server = runner.start(command.endingWithStarter(), ProcessLimits.none(), OutputListener.NONE);
        if (!Loopback.greets(port, 'S')) {
            stop();
            throw new IllegalStateException("The ssh server does not start: " + log());
        }
    }

    private void makeHostKey() {
        ProcessResult result =
                runner.run(Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path("host_key")), SHORT);
        if (!result.successful()) {
            throw new IllegalStateException("No host key: " + result.errors().lines());
        }
    }

    private String config() {
        return String.join(
                        "\n",
                        List.of(
                                "ListenAddress 127.0.0.1",
                                "Port " + port,
                                "HostKey \"" + path("host_key") + "\"",
                                "AuthorizedKeysFile \"" + path("authorized_keys") + "\"",
                                "PidFile \"" + path("sshd.pid") + "\"",
                                "UsePAM no",
                                "StrictModes no",
                                "PermitRootLogin yes",
                                "PasswordAuthentication no",
                                "KbdInteractiveAuthentication no",
                                "PrintMotd no",
                                "UseDNS no",
                                "MaxStartups 100",
                                "LogLevel VERBOSE"))
                + "\n";
    }

    private Path authorizedKeys() {
        return file("authorized_keys");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String path(String name) {
        return Optional.of(file(name).toAbsolutePath().toString())
                .filter(path -> !path.contains("\""))
                .orElseThrow();
    }
}
