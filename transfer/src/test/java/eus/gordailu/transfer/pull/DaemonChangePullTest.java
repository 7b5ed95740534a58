package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonChangePullTest extends ChangePullContract {

    @TempDir
    static Path home;

    private static LoopbackRsyncDaemon daemon;

    @BeforeAll
    static void startDaemon() {
        daemon = LoopbackRsyncDaemon.start(home, Path.of("/"));
    }

    @AfterAll
    static void stopDaemon() {
        daemon.close();
    }

    @Override
    Route route() {
        return Route.to(daemon.address());
    }

    /** A daemon's debugging output stays with it: names of one file in two halves would be taken for two files. */
    @Test
    void nothingIsComparedInHalves() {
        Trees.make(source, "mkdir a b; echo 1 > a/f; ln a/f b/f");
        Path one = pulled("one");
        PullRequest request = PullWorld.linkedTo(request("two"), one);
        List<TreePath> half = List.of(TreePath.of(source.resolve("a").toString().substring(1)));

        assertThat(changePull.compare(request, half, Cancellation.never()))
                .isInstanceOfSatisfying(
                        Comparison.Trusted.class,
                        trusted -> assertThat(trusted.changes().firstPart()).isEmpty());
    }
}
