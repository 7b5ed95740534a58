package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out which host key a machine shows, without believing it and without logging in. */
public final class HostKeyProbe {

    private final ProcessRunner runner;
    private final Patience patience;

    public HostKeyProbe(ProcessRunner runner) {
        this(runner, Patience.USUAL);
    }

    public HostKeyProbe(ProcessRunner runner, Patience patience) {
        this.runner = runner;
        this.patience = patience;
    }

    /**
     * The key that ssh would agree on; empty when the machine does not answer as an ssh server does. A machine has several keys: as long as it
     * has the one that is believed, it is that.
     */
    public Optional<SeenKey> look(Route route, ClientKey key) throws IOException {
        Path directory = Files.createTempDirectory("gordailu-host-key-");
        Path file = directory.resolve("known_hosts");
        try {
            run(route, key, HostTrust.FIRST_SEEN, file);
            Optional<SeenKey> seen = new KnownHosts(file).all().findFirst();
            List<HostKey> believed = seen.isEmpty()
                    ? List.of()
                    : new KnownHosts(key.knownHosts()).of(seen.get().name());
            return believed.isEmpty() || believed.contains(seen.orElseThrow().key())
                    ? seen
                    : seen.flatMap(other -> stillHas(believed.getFirst(), other, route, key));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    private Optional<SeenKey> stillHas(HostKey believed, SeenKey other, Route route, ClientKey key) {
        ProcessResult strict = run(route, key, HostTrust.APPROVED, key.knownHosts());
        if (strict.successful()) {
            return Optional.of(new SeenKey(other.name(), believed));
        }
        return SshComplaint.in(strict.errors().lines()).flatMap(complaint -> switch (complaint) {
            case KEY_REFUSED, KEY_NOT_ENOUGH -> Optional.of(new SeenKey(other.name(), believed));
            case HOST_KEY_CHANGED, HOST_KEY_UNKNOWN -> Optional.of(other);
            case UNKNOWN_HOST, CONNECTION_REFUSED, NO_ROUTE, TIMEOUT, NO_AGREEMENT -> Optional.empty();
        });
    }

    private ProcessResult run(Route route, ClientKey key, HostTrust trust, Path knownHosts) {
        // It asks which methods there are, and is content with the answer. A machine on the way is believed as always.
        Command command = new SshAccess(route, key, patience.connect())
                .command(
                        List.of(
                                "-oPreferredAuthentications=none",
                                SshAccess.checking(trust),
                                SshAccess.knownHosts(knownHosts)),
                        List.of("exit"));
        return runner.run(command, ProcessLimits.within(patience.step()));
    }
}
