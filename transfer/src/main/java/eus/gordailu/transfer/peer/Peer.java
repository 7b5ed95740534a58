package eus.gordailu.transfer.peer;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.confine.Reach;
import eus.gordailu.transfer.daemon.DaemonAccess;
import eus.gordailu.transfer.daemon.DaemonComplaint;
import eus.gordailu.transfer.rsync.RemoteRsync;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.SshAccess;
import eus.gordailu.transfer.ssh.SshDiagnosis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What carries rsync's bytes (nothing, or ssh), and who can tell what its complaints mean.
 *
 * @param reach what of the worker's files reaching the client takes; empty on this machine
 */
public record Peer(
        Optional<RemoteRsync> remote, Function<List<String>, Optional<Failure>> complaints, Optional<Reach> reach) {

    /**
     * Begins the other rsync on this machine, whatever host rsync names. Who is not root keeps owners and access lists beside
     * the files; in a copy that rsync makes within one machine, both ends would do so.
     */
    private static final String NO_SHELL = "sh -c 'shift; exec \"$@\"' sh";

    /** As it is reached with the worker's keys and passwords. */
    public static Peer of(Route route, ClientId client, Duration connect, Means means) throws IOException {
        return switch (route.address()) {
            case Address.Local() ->
                new Peer(
                        means.asRoot() ? Optional.empty() : Optional.of(RemoteRsync.by(NO_SHELL)),
                        _ -> Optional.empty(),
                        Optional.empty());
            case Address.Ssh _ -> {
                ClientKey key = means.keys().of(client);
                SshAccess access = new SshAccess(route, key, connect);
                yield new Peer(
                        Optional.of(access.rsync()),
                        lines -> SshDiagnosis.of(lines, route, key).or(() -> DaemonComplaint.in(lines, route)),
                        Optional.of(access.reach()));
            }
            case Address.Daemon daemon -> {
                DaemonAccess access =
                        new DaemonAccess(daemon, means.keys().passwords().adopted(client, daemon), connect);
                yield new Peer(
                        Optional.of(access.rsync()),
                        lines -> DaemonComplaint.in(lines, route),
                        Optional.of(access.reach()));
            }
        };
    }
}
