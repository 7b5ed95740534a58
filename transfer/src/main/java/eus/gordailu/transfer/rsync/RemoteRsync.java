package eus.gordailu.transfer.rsync;

import java.util.Optional;

/**
 * How rsync comes to its other end.
 *
 * @param shell the command that it starts to reach the client, as one text in rsync's own quoting
 * @param program what is started there, if it is not just rsync; a shell there reads it
 */
public record RemoteRsync(String shell, Optional<String> program) {

    /** With the client's own rsync. */
    public static RemoteRsync by(String shell) {
        return new RemoteRsync(shell, Optional.empty());
    }
}
