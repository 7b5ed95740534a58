package eus.gordailu.transfer.pull;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.RestrictedKeys;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** By a key that opens the test's own directory alone. Without root, the script takes no names as awkward as those of its sources. */
class RestrictedPullTest extends PullContract {

    @TempDir
    static Path serverHome;

    private static LoopbackSshServer server;

    @BeforeAll
    static void startServer() {
        assumeTrue(Privileges.root());
        server = LoopbackSshServer.start(serverHome);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void letIn() {
        server.authorize(RestrictedKeys.line(route(), world.keys().of(world.client()), List.of("" + root)));
    }

    @Override
    Route route() {
        return new Route(server.address(), null, false, true);
    }
}
