package eus.gordailu.transfer.daemon;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.confine.Reach;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.RemoteRsync;
import eus.gordailu.transfer.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How rsync reaches a daemon over the network, without ssh: nothing that it sends is secret from whoever is in between.
 *
 * @param password a file with the password of the user in the address
 */
public record DaemonAccess(Address.Daemon address, Optional<Path> password, Duration connectTimeout) {

    public RemoteRsync rsync() {
        return RemoteRsync.daemon(address.port(), password, connectTimeout);
    }

    /** What of the worker's files that takes. */
    public Reach reach() {
        return Reach.NOTHING.reading(password.stream().toList());
    }

    /** Lists the module's root alone, without what it holds, and tells the protocols that both ends speak. */
    public Command greeting() {
        List<String> arguments = new ArrayList<>(List.of(
                "rsync",
                "--list-only",
                "--dirs",
                "--no-recursive",
                "--exclude=*",
                "--debug=proto",
                "--timeout=" + Math.max(1, connectTimeout.toSeconds())));
        arguments.addAll(rsync().options());
        arguments.add("--");
        arguments.addAll(new Source(Route.to(address), List.of("/")).rsyncArguments(true));
        return rsync().in(Command.of(arguments));
    }
}
