package eus.gordailu.contracts.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.id.ClientId;

/**
 * Asks a worker to keep the password of a client that answers as an rsync daemon, and to try it. One that the daemon refuses is not kept.
 *
 * @param added whether the client is in the catalogue; if not, the password is kept for some days, and is the client's as soon as it is
 */
public record KeepPassword(ClientId clientId, Address address, String password, boolean added) {

    public KeepPassword {
        Passwords.check(password);
        if (!(address instanceof Address.Daemon daemon) || daemon.user() == null) {
            throw new IllegalArgumentException(
                    "No password is needed for %s: give the address of an rsync daemon with a user, such as user@host::module"
                            .formatted(address));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "KeepPassword[%s, %s]".formatted(clientId, address);
    }
}
