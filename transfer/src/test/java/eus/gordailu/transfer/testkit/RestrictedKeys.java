package eus.gordailu.transfer.testkit;

import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.ssh.ClientKey;
import java.nio.file.Path;
import java.util.List;

/** The script that a restricted key leads to, where the product has it. */
public final class RestrictedKeys {

    public static final Path SCRIPT =
            Path.of("../packaging/client/gordailu-client").toAbsolutePath().normalize();

    private RestrictedKeys() {}

    /** The line for a key that may read these paths. */
    public static String line(Route route, ClientKey key, List<String> paths) {
        return key.authorizedKeysLine(route, paths).replace(AuthorizedKeys.READER, SCRIPT.toString());
    }
}
