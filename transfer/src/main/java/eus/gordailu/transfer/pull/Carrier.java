package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.daemon.DaemonAccess;
import eus.gordailu.transfer.daemon.DaemonComplaint;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.RemoteRsync;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.RestrictedKey;
import eus.gordailu.transfer.ssh.SshAccess;
import eus.gordailu.transfer.ssh.SshDiagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What carries rsync's bytes (nothing, or ssh), and who can tell what its complaints mean.
 *
 * @param enclosure of a run that receives from another machine
 */
record Carrier(Optional<RemoteRsync> remote, RsyncDiagnosis diagnosis, boolean asRoot, Optional<Enclosure> enclosure) {

    /**
     * Begins the sender on this machine, whatever host rsync names. Who is not root keeps owners and access lists beside
     * the files; in a copy that rsync makes within one machine, the sender would look for the source's own there as well.
     */
    private static final String NO_SHELL = "sh -c 'shift; exec \"$@\"' sh";

    /** The tree is the one on our side that complaints may be about. */
    static Carrier to(PullRequest request, Path tree, Means means) throws IOException {
        ClientKeys keys = means.keys();
        boolean asRoot = means.asRoot();
        Route route = request.route();
        String client = route.toString();
        Duration connect = request.pace().connectTimeout();
        return switch (route.address()) {
            case Address.Local() ->
                new Carrier(
                        asRoot ? Optional.empty() : Optional.of(RemoteRsync.by(NO_SHELL)),
                        new RsyncDiagnosis(client, tree, _ -> Optional.empty()),
                        asRoot,
                        Optional.empty());
            case Address.Ssh _ -> {
                ClientKey key = keys.of(request.clientId());
                SshAccess access = new SshAccess(route, key, connect);
                yield new Carrier(
                        Optional.of(access.rsync()),
                        new RsyncDiagnosis(
                                client,
                                tree,
                                lines -> SshDiagnosis.of(lines, route, key).or(() -> DaemonComplaint.in(lines, route))),
                        asRoot,
                        Optional.of(new Enclosure(means.confinement(), access.reach())));
            }
            case Address.Daemon daemon -> {
                DaemonAccess access =
                        new DaemonAccess(daemon, keys.passwords().adopted(request.clientId(), daemon), connect);
                yield new Carrier(
                        Optional.of(access.rsync()),
                        new RsyncDiagnosis(client, tree, lines -> DaemonComplaint.in(lines, route)),
                        asRoot,
                        Optional.of(new Enclosure(means.confinement(), access.reach())));
            }
        };
    }

    /** Why a restricted key can't bring what is requested: rsync alone would bring a part of it without a word. */
    static Optional<Failure> refusal(Means means, PullRequest request) {
        return request.route().restricted()
                ? RestrictedKey.refusal(
                        means.runner(),
                        request.route(),
                        means.keys().of(request.clientId()),
                        request.pace().connectTimeout(),
                        request.paths())
                : Optional.empty();
    }

    private RsyncCommand.Attributes attributes(PullRequest request) {
        if (!asRoot) {
            return request.attributes() ? RsyncCommand.Attributes.BESIDE : RsyncCommand.Attributes.OWNERS_BESIDE;
        }
        return request.attributes() ? RsyncCommand.Attributes.ALL : RsyncCommand.Attributes.NONE;
    }

    /** The command as it is to be started: what comes from another machine is received confined, where that works. */
    Command confined(Command command, PullRequest request, Enclosure.Touch touch) {
        return enclosure.map(around -> around.around(command, request, touch)).orElse(command);
    }

    /** Whether it is confined; null where there is nobody to shut out. */
    @Nullable
    Boolean confines() {
        return enclosure.map(around -> around.confinement().confines()).orElse(null);
    }

    /** From this source to this directory, with all else as requested: equal for whatever it does. */
    RsyncCommand rsync(PullRequest request, Source source, Path tree) {
        List<String> sources = source.rsyncArguments(remote.isPresent());
        RsyncCommand rsync = RsyncCommand.pull(sources, tree, request.scratch())
                .filtering(request.exclusions().rules())
                .linkedTo(request.linkDest())
                .at(request.pace())
                .keeping(attributes(request));
        return remote.map(rsync::over).orElse(rsync);
    }
}
