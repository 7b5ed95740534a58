package eus.gordailu.transfer.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.confine.Reach;
import eus.gordailu.transfer.daemon.DaemonAccess;
import eus.gordailu.transfer.daemon.DaemonComplaint;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.RemoteRsync;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.SshAccess;
import eus.gordailu.transfer.ssh.SshDiagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How rsync comes to look at a client.
 *
 * @param remote empty on this machine
 * @param enclosure shuts in what receives from another machine, with a directory to look at
 * @param connection explains what that says when it fails
 */
record Sight(
        Optional<RemoteRsync> remote,
        BiFunction<Command, Path, Command> enclosure,
        Function<List<String>, Optional<Failure>> connection) {

    static final Duration CONNECT = Duration.ofSeconds(10);

    /** By the client's own key or password, or one that waits for it. */
    static Sight of(Route route, ClientId client, ClientKeys keys, Confinement confinement) throws IOException {
        return switch (route.address()) {
            case Address.Local() -> new Sight(Optional.empty(), (command, _) -> command, _ -> Optional.empty());
            case Address.Ssh _ -> {
                ClientKey key = keys.draft(client);
                SshAccess access = new SshAccess(route, key, CONNECT);
                Reach reach = access.reach();
                yield new Sight(
                        Optional.of(access.rsync()),
                        (command, seen) -> confinement.confine(command, reach.reading(List.of(seen))),
                        lines -> SshDiagnosis.of(lines, route, key).or(() -> DaemonComplaint.in(lines, route)));
            }
            case Address.Daemon daemon -> {
                DaemonAccess access = new DaemonAccess(daemon, keys.passwords().of(client, daemon), CONNECT);
                yield new Sight(
                        Optional.of(access.rsync()),
                        (command, seen) ->
                                confinement.confine(command, access.reach().reading(List.of(seen))),
                        lines -> DaemonComplaint.in(lines, route));
            }
        };
    }
}
