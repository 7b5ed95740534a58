package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Route;
import java.nio.file.Path;
import java.util.List;

/** A worker's key for one client. The public key is one line: type, base64, comment. */
public record ClientKey(Path privateKey, String publicKey, Path knownHosts, HostTrust trust) {

    /** The line for the client's {@code authorized_keys}. */
    public String authorizedKeysLine(Route route, List<String> paths) {
        return AuthorizedKeys.line(route, publicKey, paths);
    }
}
