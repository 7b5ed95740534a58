package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import java.nio.file.Path;

/** A worker's process whose pull hangs, for a test that kills it. */
final class HangingPull {

    private HangingPull() {}

    /** Arguments: directory, client, address, path. */
    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        PullWorld world = PullWorld.in(root, ClientId.of(arguments[1]));
        world.pull(Route.to(Address.parse(arguments[2])), root.resolve("job/one"), arguments[3]);
    }
}
