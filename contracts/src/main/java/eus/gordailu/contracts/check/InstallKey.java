package eus.gordailu.contracts.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Asks a worker to put its key for a client there, with a password that is used once and kept nowhere.
 *
 * @param approved as in {@link CheckClient}: to a machine that nobody knows, no password is told
 */
public record InstallKey(
        ClientId clientId,
        Route route,
        String password,
        @Nullable String approved) {

    private static final int LONGEST = 1_024;

    public InstallKey {
        if (password.isEmpty()
                || password.length() > LONGEST
                || password.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A password has 1 to %,d characters on one line: give the one of that user".formatted(LONGEST));
        }
        if (!(route.address() instanceof Address.Ssh)) {
            throw new IllegalArgumentException(
                    "No key is needed for %s: give the address of a machine that is reached by ssh".formatted(route));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "InstallKey[%s, %s]".formatted(clientId, route);
    }
}
