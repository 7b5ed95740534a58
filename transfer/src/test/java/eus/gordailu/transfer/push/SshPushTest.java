package eus.gordailu.transfer.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.source.UnsuitablePathException;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshPushTest extends PushContract {

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
    void anAbortLeavesEachFileAsItWasOrAsItIsInTheSnapshot() throws IOException {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a; head -c 30000000 /dev/urandom > b");
        Trees.make(target, "mkdir -p srv/www; echo old > srv/www/a; echo old > srv/www/b");
        Pace slow = new Pace(Duration.ofSeconds(20), Duration.ofSeconds(20), OptionalLong.of(1_000));
        Cancellation cancellation = new Cancellation();

        PushResult result = world.push(
                PushWorld.at(slow, world.request(route(), target, TreePath.of("srv/www"))),
                progress -> {
                    if (progress.bytes() > 100_000) {
                        cancellation.cancel();
                    }
                },
                cancellation);

        assertThat(result).isInstanceOf(PushResult.Aborted.class);
        assertThat(at("srv/www/a")).hasContent("1");
        assertThat(at("srv/www/b")).hasContent("old");
        await().untilAsserted(() ->
                assertThat(Trees.make(at("srv/www"), "ls -A").split("\n")).containsExactly("a", "b"));

        PushWorld.complete(push("srv/www"));
        assertThat(Trees.differences(tree.resolve("srv/www"), at("srv/www"))).isEmpty();
    }

    @Test
    void aFullDiskOfTheClientIsToldAndTheNextRestoreGoesOn() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a; head -c 3000000 /dev/urandom > b");
        assumeTrue(
                Trees.make(target, "mkdir srv; mount -t tmpfs -o size=2m none srv && echo mounted || true")
                        .contains("mounted"),
                "nothing can be mounted here");
        try {
            Trees.make(target, "mkdir srv/www; echo old > srv/www/b");

            Failure failure = PushWorld.failureOf(push("srv/www"));

            assertThat(failure.code()).isEqualTo("restore.target-full");
            assertThat(failure.sentence()).contains("No space left on device", "srv/www/b", "free space there");
            assertThat(at("srv/www/b")).hasContent("old");
            assertThat(Trees.make(at("srv/www"), "ls -A").split("\n")).containsExactly("a", "b");

            Trees.make(target, "mount -o remount,size=20m srv");
            PushWorld.complete(push("srv/www"));
            assertThat(Trees.differences(tree.resolve("srv/www"), at("srv/www")))
                    .isEmpty();
        } finally {
            Trees.make(target, "umount -l srv");
        }
    }

    @Test
    void whatIsMountedThereIsNotDeleted() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        assumeTrue(
                Trees.make(
                                target,
                                "mkdir -p srv/www/disk; mount -t tmpfs -o size=2m none srv/www/disk && echo mounted || true")
                        .contains("mounted"),
                "nothing can be mounted here");
        try {
            Trees.make(target, "echo precious > srv/www/disk/f; echo 2 > srv/www/mine");

            PushWorld.complete(world.push(PushWorld.deleting(world.request(route(), target, TreePath.of("srv/www")))));

            assertThat(at("srv/www/disk/f")).hasContent("precious");
            assertThat(at("srv/www/mine")).doesNotExist();
        } finally {
            Trees.make(target, "umount -l srv/www/disk");
        }
    }

    @Test
    void whoIsNotRootThereKeepsModeAndTimeAndTellsOfOwners() {
        assumeTrue(Privileges.root(), "only root can be somebody else");
        Trees.make(root, "chmod 755 .");
        Trees.make(
                tree.resolve("srv/www"),
                "echo 1 > a; echo 2 > b; chmod 640 a; chown 12345:54321 a; touch -d 2001-02-03 a");
        Trees.make(target, "chown 65534:65534 .");
        PushWorld stranger = PushWorld.in(root.resolve("stranger"), tree);
        server.authorize(
                "restrict,command=\"setpriv --reuid 65534 --regid 65534 --clear-groups sh -c \\\"$SSH_ORIGINAL_COMMAND\\\"\" "
                        + stranger.keys().of(stranger.client()).publicKey());

        PushResult.Complete result =
                PushWorld.complete(stranger.push(stranger.request(route(), target, TreePath.of("srv/www/a"))));

        assertThat(at("srv/www/a")).hasContent("1");
        assertThat(Trees.make(at("srv/www"), "stat -c '%a %y' a")).startsWith("640 2001-02-03");
        assertThat(result.stats().transferredFiles()).isEqualTo(1);
        assertThat(result.warnings())
                .anySatisfy(
                        warning -> assertThat(warning.sentence()).contains("3 entries have another owner or group"));
    }

    @Test
    void whatCouldNotBeWrittenIsNotCountedAndNothingAtAllIsAFailure() {
        assumeTrue(Privileges.root(), "only root can be somebody else");
        Trees.make(root, "chmod 755 .");
        Trees.make(tree.resolve("srv/www"), "mkdir open closed; echo 1 > open/a; echo 22 > closed/b");
        Trees.make(target, "mkdir -p srv/www/open srv/www/closed; chown -R 65534:65534 srv/www/open");
        PushWorld stranger =
                stranger("setpriv --reuid 65534 --regid 65534 --clear-groups sh -c \\\"$SSH_ORIGINAL_COMMAND\\\"");

        PushResult.Complete some =
                PushWorld.complete(stranger.push(stranger.request(route(), target, TreePath.of("srv/www"))));
        Failure none =
                PushWorld.failureOf(stranger.push(stranger.request(route(), target, TreePath.of("srv/www/closed/b"))));

        assertThat(some.stats().transferredFiles()).isEqualTo(1);
        assertThat(some.stats().transferredBytes()).isEqualTo(2);
        assertThat(some.notBrought()).isPositive();
        assertThat(some.warnings().getFirst().sentence()).contains("not as they are in the snapshot");
        assertThat(none.code()).isEqualTo("restore.nothing-written");
        assertThat(none.sentence()).contains("srv/www/closed/b", "Permission denied");
    }

    private PushWorld stranger(String command) {
        PushWorld stranger = PushWorld.in(root.resolve("stranger"), tree);
        server.authorize("restrict,command=\"%s\" %s"
                .formatted(command, stranger.keys().of(stranger.client()).publicKey()));
        return stranger;
    }

    @Test
    void whatSomebodyKeepsBesideTheFilesComesBackIntoThem() {
        assumeTrue(Privileges.root(), "only root gives files to others");
        Path source = root.resolve("source");
        Trees.make(
                root,
                "mkdir source; echo 1 > source/a; chown 12345:54321 source/a; chmod 4751 source/a; mknod source/null c 1 3;"
                        + " rsync -aHAX --modify-window=-1 --fake-super source/ \"a snapshot's data/srv/www/\"");
        RsyncPush unprivileged =
                new RsyncPush(new Means(new ProcessRunner(), world.keys(), Confinements.here(), false));

        for (Route way : List.of(route(), Route.to(new Address.Local()))) {
            Path there = root.resolve("to " + way.address().getClass().getSimpleName());
            PushWorld.complete(unprivileged.push(
                    world.request(way, there, TreePath.of("srv/www")), _ -> {}, _ -> {}, Cancellation.never()));

            assertThat(Trees.differences(source, there.resolve("srv/www"))).isEmpty();
            assertThat(Trees.make(there, "getfattr -d -R . 2>/dev/null")).doesNotContain("rsync");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sleep 60, restore.timeout",
        "yes, source.not-rsync",
        "yes >&2, restore.",
        "exit 3, restore.",
        "echo rsync: command not found >&2; exit 127, source.no-rsync",
        "rsync --server -logDtpre.iLsfxCIvu . /nowhere/at/all/, restore."
    })
    void aClientThatDoesSomethingElseIsTold(String command, String code) {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        PushWorld stranger = PushWorld.in(root.resolve("stranger"), tree);
        server.authorize("restrict,command=\"%s\" %s"
                .formatted(command, stranger.keys().of(stranger.client()).publicKey()));
        Pace impatient = Pace.unlimited(Duration.ofSeconds(2));

        Failure failure = PushWorld.failureOf(
                stranger.push(PushWorld.at(impatient, stranger.request(route(), target, TreePath.of("srv/www")))));

        assertThat(failure.code()).startsWith(code);
        assertThat(failure.sentence()).contains("127.0.0.1");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatWouldBeSomethingElseToRsyncIsRefused() {
        for (String directory : List.of("srv", "--rsh=touch /tmp/x", "/srv/../etc", "/srv/*", "/a\\b", "/a\nb")) {
            assertThatThrownBy(() -> new PushTarget(route(), world.client(), directory))
                    .isInstanceOf(UnsuitablePathException.class);
        }
        assertThat(new PushTarget(route(), world.client(), "//srv//www/").directory())
                .isEqualTo("/srv/www");
        assertThat(new PushTarget(route(), world.client(), "/").directory()).isEqualTo("/");
    }

    @Test
    void aDirectoryWhoseParentIsMissingIsNamed() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");

        Failure failure = PushWorld.failureOf(
                world.push(world.request(route(), target.resolve("no/such"), TreePath.of("srv/www"))));

        assertThat(failure.code()).isEqualTo("restore.no-directory");
        assertThat(failure.sentence()).contains("no/such");
    }
}
