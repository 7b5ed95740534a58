package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which host key a machine shows, without believing it and without logging in. */
public final class HostKeyProbe {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(30));

    private final ProcessRunner runner;

    public HostKeyProbe(ProcessRunner runner) {
        this.runner = runner;
    }

    /** The key that ssh itself would agree on; empty when the machine does not answer as an ssh server does. */
    public Optional<HostKey> look(Address.Ssh address, ClientKey key) throws IOException {
        Path seen = Files.createTempDirectory("gordailu-host-key-");
        try {
            Path file = seen.resolve("known_hosts");
            // Of an option that is given twice ssh takes the first.
            List<String> command = new ArrayList<>(new SshAccess(address, key, CONNECT).arguments());
            command.addAll(
                    1,
                    List.of(
                            "-oStrictHostKeyChecking=" + HostTrust.FIRST_SEEN.strictHostKeyChecking(),
                            "-oUserKnownHostsFile=" + file,
                            // It asks which methods there are, and is content with the answer.
                            "-oPreferredAuthentications=none"));
            command.addAll(List.of("-l", address.user(), "--", address.host(), "exit"));
            runner.run(Command.of(command), SHORT);
            return new KnownHosts(file).of(address).stream().findFirst();
        } finally {
            Files.deleteIfExists(seen.resolve("known_hosts"));
            Files.deleteIfExists(seen);
        }
    }
}
