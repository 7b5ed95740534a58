package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How rsync comes to its other end.
 *
 * @param options for rsync here
 * @param environment more of it than other commands get
 */
public record RemoteRsync(List<String> options, Map<String, String> environment) {

    /** Names travel as data: no shell at the client sees them. (The older name of --secluded-args.) */
    private static final String NAMES_AS_DATA = "--protect-args";

    public RemoteRsync {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /**
     * With the client's own rsync.
     *
     * @param shell the command that it starts to reach the client, as one text in rsync's own quoting
     */
    public static RemoteRsync by(String shell) {
        return new RemoteRsync(List.of(NAMES_AS_DATA, "-e", shell), Map.of());
    }

    /** With something else than just rsync there; a shell there reads it. */
    public static RemoteRsync by(String shell, String program) {
        return new RemoteRsync(List.of(NAMES_AS_DATA, "-e", shell, "--rsync-path=" + program), Map.of());
    }

    /**
     * A daemon that listens for itself.
     *
     * @param password a file with the password of the module's user, which only its owner may read
     * @param connect how long it may take until the daemon has let us in
     */
    public static RemoteRsync daemon(int port, Optional<Path> password, Duration connect) {
        // Without its greeting, which would stand among what rsync says of files.
        List<String> options = new ArrayList<>(List.of(
                NAMES_AS_DATA, "--no-motd", "--port=" + port, "--contimeout=" + Math.max(1, connect.toSeconds())));
        password.ifPresent(file -> options.add("--password-file=" + file));
        // Else rsync would ask for one where the server was started by hand, and wait for the answer.
        return new RemoteRsync(options, password.isPresent() ? Map.of() : Map.of("RSYNC_PASSWORD", "none"));
    }

    /** A command that has this environment too. */
    public Command in(Command command) {
        Command more = command;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            more = more.withEnvironment(variable.getKey(), variable.getValue());
        }
        return more;
    }
}
