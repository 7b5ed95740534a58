package eus.gordailu.transfer.push;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonPushTest extends PushContract {

    @TempDir
    static Path home;

    private static LoopbackRsyncDaemon daemon;

    @BeforeAll
    static void startDaemon() {
        daemon = LoopbackRsyncDaemon.start(home, Path.of("/"), "read only = no");
    }

    @AfterAll
    static void stopDaemon() {
        daemon.close();
    }

    @Override
    Route route() {
        return Route.to(daemon.address());
    }

    @Test
    void aModuleThatIsOnlyReadIsNamed() {
        try (LoopbackRsyncDaemon reading = LoopbackRsyncDaemon.start(root.resolve("daemon"), Path.of("/"))) {
            assertThat(PushWorld.failureOf(world.push(
                                    world.request(Route.to(reading.address()), target, TreePath.of("srv/www"))))
                            .code())
                    .isEqualTo("restore.read-only-module");
        }
    }
}
