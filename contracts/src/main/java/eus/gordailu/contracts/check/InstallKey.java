package eus.gordailu.contracts.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.catalog.SourcePaths;
import eus.gordailu.contracts.id.ClientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a worker to put its key for a client there, with a password that is used once and kept nowhere.
 *
 * @param paths that a restricted key may read
 * @param approved as in {@link CheckClient}: to a machine that nobody knows, no password is told
 */
public record InstallKey(
        ClientId clientId,
        Route route,
        List<String> paths,
        String password,
        @Nullable String approved) {

    public InstallKey {
        paths = paths.isEmpty() ? List.of() : SourcePaths.check(paths);
        Passwords.check(password);
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
