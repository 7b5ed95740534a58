package eus.gordailu.transfer.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.RestrictedKeys;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestrictedPushTest extends PushContract {

    @TempDir
    static Path serverHome;

    private static LoopbackSshServer server;

    @BeforeAll
    static void startServer() {
        assumeTrue(Privileges.root(), "only root is kept to directories");
        server = LoopbackSshServer.start(serverHome);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void letIn() {
        letIn(world, "--restore", "" + target, "/etc");
    }

    private void letIn(PushWorld comer, String... arguments) {
        server.authorize(RestrictedKeys.line(route(), comer.keys().of(comer.client()), List.of(arguments)));
    }

    @Override
    Route route() {
        return new Route(server.address(), null, false, true);
    }

    @Test
    void withoutAPermissionOfItsOwnNothingIsRestored() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        PushWorld reader = PushWorld.in(root.resolve("reader"), tree);
        letIn(reader, "" + target);

        Failure failure = PushWorld.failureOf(reader.push(reader.request(route(), target, TreePath.of("srv/www"))));

        assertThat(failure.code()).isEqualTo("key.restores-not-allowed");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED);
        assertThat(failure.sentence()).contains("--restore", target + "/srv/www");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aPlaceBesideTheNamedOneIsRefused() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        Path beside = target.resolveSibling(target.getFileName() + "2");

        assertThat(PushWorld.failureOf(world.push(world.request(route(), beside, TreePath.of("srv/www"))))
                        .code())
                .isEqualTo("key.restores-not-allowed");
        assertThat(beside).doesNotExist();
    }

    @Test
    void whereTheNamedDirectoryIsMissingNothingSeemsToBeRestored() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        PushWorld hopeful = PushWorld.in(root.resolve("hopeful"), tree);
        Path missing = root.resolve("missing");
        letIn(hopeful, "--restore", "" + target, "--restore", "" + missing, "/etc");

        Failure failure = PushWorld.failureOf(hopeful.push(hopeful.request(route(), missing, TreePath.of("srv/www"))));

        assertThat(failure.code()).startsWith("restore.");
        assertThat(failure.sentence()).contains("" + missing);
        assertThat(missing).doesNotExist();
    }
}
