package eus.gordailu.transfer.ssh;

import java.nio.file.Path;

/** A worker's key for one client. The public key is one line: type, base64, comment. */
public record ClientKey(Path privateKey, String publicKey, Path knownHosts, HostTrust trust) {

    /** The line for the client's {@code authorized_keys}: the key may run commands, but forward nothing and get no terminal. */
    public String authorizedKeysLine() {
        return "restrict " + publicKey;
    }
}
