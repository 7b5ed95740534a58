package eus.gordailu.transfer.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.ClientReport.ShownHostKey;
import eus.gordailu.contracts.check.InstallKey;
import eus.gordailu.contracts.check.KeepPassword;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.daemon.DaemonComplaint;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.KeyInstallation;
import eus.gordailu.transfer.ssh.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries all that a backup of a client needs, step by step, up to the first that fails. It writes nothing at the client, and takes
 * about a minute at the longest.
 */
public final class ClientCheck {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(10));
    private static final List<CheckedPart> HERE = List.of(CheckedPart.RSYNC, CheckedPart.PATH);

    private static final List<CheckedPart> UP_TO_LOGIN =
            List.of(CheckedPart.NAME, CheckedPart.CONNECTION, CheckedPart.HOST_KEY, CheckedPart.LOGIN);

    private final ProcessRunner runner;
    private final ClientKeys keys;
    private final Confinement confinement;
    private final WorkerId worker;
    private final Clock clock;
    private final Paths paths;
    private final Patience patience;

    /** Counts what the paths hold for so long. */
    public ClientCheck(
            ProcessRunner runner,
            ClientKeys keys,
            Confinement confinement,
            WorkerId worker,
            Clock clock,
            Duration counting) {
        this(runner, keys, confinement, worker, clock, counting, Patience.USUAL);
    }

    ClientCheck(
            ProcessRunner runner,
            ClientKeys keys,
            Confinement confinement,
            WorkerId worker,
            Clock clock,
            Duration counting,
            Patience patience) {
        this.runner = runner;
        this.keys = keys;
        this.confinement = confinement;
        this.worker = worker;
        this.clock = clock;
        this.paths = new Paths(runner, counting);
        this.patience = patience;
    }

    /**
     * Looks at the client as it is now.
     *
     * @throws IOException when the worker's own disk does not let it
     */
    public ClientReport check(CheckClient request) throws IOException {
        Steps steps = new Steps();
        return switch (request.route().address()) {
            case Address.Local() -> {
                if (rsyncHere(steps)) {
                    paths.look(request, Sight.of(request.route(), request.clientId(), keys, confinement), steps);
                }
                yield withoutKey(request.clientId(), steps.complete(HERE));
            }
            case Address.Ssh _ -> overSsh(request, steps);
            case Address.Daemon daemon -> {
                DaemonSteps module = new DaemonSteps(runner, confinement, daemon, steps);
                Optional<Path> password = keys.passwords().of(request.clientId(), daemon);
                if (module.module(password)) {
                    paths.look(request, Sight.of(request.route(), request.clientId(), keys, confinement), steps);
                }
                yield withoutKey(request.clientId(), steps.complete(DaemonSteps.PARTS));
            }
        };
    }

    /**
     * Puts the worker's key there by a password, and sees whether it opens then.
     *
     * @throws IOException when the worker's own disk does not let it
     */
    public ClientReport install(InstallKey request) throws IOException {
        Steps steps = new Steps();
        ClientKey key = keys.draft(request.clientId());
        SshSteps ssh = new SshSteps(runner, request.route(), key, steps, clock, patience);
        Optional<ShownHostKey> shown = ssh.hostKey(Optional.ofNullable(request.approved()));
        String line = key.authorizedKeysLine(request.route(), request.paths());
        Optional<Failure> failure =
                new KeyInstallation(runner, patience).install(request.route(), key, line, request.password());
        if (failure.isEmpty()) {
            ssh.login(shown);
        } else {
            ssh.entered(shown, failure);
        }
        return report(request.clientId(), key, line, shown, steps.complete(UP_TO_LOGIN));
    }

    /**
     * Tries the password of an rsync daemon, and keeps it unless it is refused.
     *
     * @throws IOException when the worker's own disk does not let it
     */
    public ClientReport keepPassword(KeepPassword request) throws IOException {
        Steps steps = new Steps();
        Address.Daemon daemon = (Address.Daemon) request.address();
        Path trial = keys.passwords().trial(daemon, request.password());
        try {
            new DaemonSteps(runner, confinement, daemon, steps).module(Optional.of(trial));
            if (!steps.failedWith(DaemonComplaint.PASSWORD_REFUSED.code())) {
                keys.passwords().keep(trial, request.clientId(), request.added());
            }
        } finally {
            Files.deleteIfExists(trial);
        }
        return withoutKey(request.clientId(), steps.complete(DaemonSteps.UP_TO_MODULE));
    }

    private ClientReport withoutKey(ClientId client, List<CheckStep> steps) {
        return new ClientReport(worker, client, null, null, null, steps);
    }

    private ClientReport overSsh(CheckClient request, Steps steps) throws IOException {
        ClientKey key = keys.draft(request.clientId());
        SshSteps ssh = new SshSteps(runner, request.route(), key, steps, clock, patience);
        Optional<ShownHostKey> shown = ssh.hostKey(Optional.ofNullable(request.approved()));
        if (ssh.login(shown) && ssh.rsync() && ssh.restriction(request.paths()) && ssh.sudo()) {
            ssh.clockSkew();
            paths.look(request, Sight.of(request.route(), request.clientId(), keys, confinement), steps);
        }
        String line = key.authorizedKeysLine(request.route(), request.paths());
        return report(request.clientId(), key, line, shown, steps.complete(parts(request.route())));
    }

    private static List<CheckedPart> parts(Route route) {
        return Stream.of(CheckedPart.values())
                .filter(part -> part != CheckedPart.SUDO || (route.sudo() && !route.restricted()))
                .filter(part -> part != CheckedPart.RESTRICTION || route.restricted())
                .toList();
    }

    private ClientReport report(
            ClientId client, ClientKey key, String line, Optional<ShownHostKey> shown, List<CheckStep> steps) {
        return new ClientReport(worker, client, key.publicKey(), line, shown.orElse(null), steps);
    }

    private boolean rsyncHere(Steps steps) {
        Optional<RsyncVersion> version = RsyncVersion.parse(
                runner.run(Command.of("rsync", "--version"), SHORT).output().lines());
        return version.map(steps::rsync)
                .orElseGet(() -> steps.failed(
                        CheckedPart.RSYNC,
                        "worker.no-program",
                        "There is no rsync on the worker: install it there (apt-get install rsync)",
                        Map.of("program", "rsync")));
    }
}
