package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshChangePullTest extends ChangePullContract {

    @TempDir
    static Path serverHome;

    private static LoopbackSshServer server;

    @BeforeAll
    static void startServer() {
        server = LoopbackSshServer.start(serverHome.resolve("a server"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void letIn() {
        server.letIn(world.keys().of(world.client()));
    }

    @Override
    Route route() {
        return Route.to(server.address());
    }

    @Test
    void halvesAreComparedOverTwoConnectionsUnlessAFileHasNamesInBoth() {
        Trees.make(source, "mkdir a b; echo 1 > a/f; ln a/f a/g; echo 1 > b/f");
        Path one = pulled("one");
        Trees.make(source, "echo 22 > a/f; echo 22 > b/f");
        PullRequest request = PullWorld.linkedTo(request("two"), one);
        List<TreePath> half = List.of(TreePath.of(source.resolve("a").toString().substring(1)));

        assertThat(changePull.compare(request, half, Cancellation.never()))
                .isInstanceOfSatisfying(Comparison.Trusted.class, trusted -> {
                    assertThat(trusted.changes().firstPart()).isPresent();
                    assertThat(trusted.changes())
                            .extracting(change -> change.path().octets())
                            .filteredOn(path -> path.matches(".*/[ab]/[fg]"))
                            .hasSize(3);
                });

        Trees.make(source, "ln a/f b/g");

        assertThat(changePull.compare(request, half, Cancellation.never()))
                .isInstanceOfSatisfying(
                        Comparison.Trusted.class,
                        trusted -> assertThat(trusted.changes().firstPart()).isEmpty());
    }

    @Test
    void aClientThatWasOffIsComparedInHalvesOnceItIsBack() {
        Trees.make(source, "mkdir a b; echo 1 > a/f; echo 1 > b/f");
        Path one = pulled("one");
        List<TreePath> half = List.of(TreePath.of(source.resolve("a").toString().substring(1)));
        Address nobodyThere = Address.parse("root@127.0.0.1:1");

        assertThat(changePull.compare(
                        PullWorld.linkedTo(world.request(Route.to(nobodyThere), at("two"), "" + source), one),
                        half,
                        Cancellation.never()))
                .isInstanceOf(Comparison.Failed.class);

        assertThat(changePull.compare(PullWorld.linkedTo(request("two"), one), half, Cancellation.never()))
                .isInstanceOfSatisfying(
                        Comparison.Trusted.class,
                        trusted -> assertThat(trusted.changes().firstPart()).isPresent());
    }

    @Test
    void aDirectoryThatCannotBeReadAnyMoreIsNoDeletion() throws IOException {
        Trees.make(source, "mkdir secret; touch secret/f gone; chmod 755 . ..");
        Path one = pulled("one");
        Trees.make(source, "chmod 700 secret; rm gone");

        assertThat(asNobody(one))
                .isInstanceOfSatisfying(
                        Comparison.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).contains("secret", "Permission denied"));
    }

    @Test
    void aFileThatCannotBeReadAnyMoreIsNoDeletion() throws IOException {
        Trees.make(source, "touch secret gone; chmod 755 . ..");
        Path one = pulled("one");
        Trees.make(source, "chmod 600 secret; rm gone");

        assertThat(asNobody(one))
                .isInstanceOfSatisfying(
                        Comparison.Trusted.class,
                        trusted -> assertThat(trusted.changes())
                                .anyMatch(change -> change.path().octets().endsWith("/gone"))
                                .noneMatch(change -> change instanceof Change.Deleted
                                        && change.path().octets().endsWith("/secret")));
    }

    @Test
    void aClientThatRefusesTheKeyFailsTheComparison() {
        Trees.make(source, "touch f");
        Path one = pulled("one");

        assertThat(compareWith(PullWorld.in(root.resolve("stranger")), one))
                .isInstanceOfSatisfying(
                        Comparison.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("ssh.key-refused"));
    }

    private Comparison asNobody(Path latest) throws IOException {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "becoming nobody takes root");
        Trees.make(root, "chmod 711 .");
        PullWorld nobody = PullWorld.in(root.resolve("nobody"));
        server.authorize("command=\"exec setpriv --reuid 65534 --clear-groups -- $SSH_ORIGINAL_COMMAND\" "
                + nobody.keys().of(nobody.client()).publicKey());
        return compareWith(nobody, latest);
    }

    private Comparison compareWith(PullWorld other, Path latest) {
        PullRequest request = PullWorld.linkedTo(other.request(route(), at("two"), "" + source), latest);
        return new RsyncChangePull(new ProcessRunner(), other.keys(), Confinements.here())
                .compare(request, List.of(), Cancellation.never());
    }
}
