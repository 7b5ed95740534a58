package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.peer.Peer;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.RemoteRsync;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.RestrictedKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What carries rsync's bytes (nothing, or ssh), and who can tell what its complaints mean.
 *
 * @param enclosure of a run that receives from another machine
 */
record Carrier(Optional<RemoteRsync> remote, RsyncDiagnosis diagnosis, boolean asRoot, Optional<Enclosure> enclosure) {

    /** The tree is the one on our side that complaints may be about. */
    static Carrier to(PullRequest request, Path tree, Means means) throws IOException {
        Peer peer = Peer.of(request.route(), request.clientId(), request.pace().connectTimeout(), means);
        return new Carrier(
                peer.remote(),
                new RsyncDiagnosis(request.route().toString(), tree, peer.complaints()),
                means.asRoot(),
                peer.reach().map(reach -> new Enclosure(means.confinement(), reach)));
    }

    /** From one place of a tree on this machine to another. */
    static Carrier within(Path tree, Means means) {
        return new Carrier(
                Optional.empty(),
                new RsyncDiagnosis(new Address.Local().toString(), tree, _ -> Optional.empty()),
                means.asRoot(),
                Optional.empty());
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
