package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.confine.Bubblewrap;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.confine.Unconfined;
import eus.gordailu.transfer.daemon.DaemonAccess;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.PosixAcl;
import eus.gordailu.transfer.testkit.Trees;
import eus.gordailu.transfer.testkit.Xattr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real pulls from other machines by a confined rsync, into a disk as a worker has it. */
class ConfinedPullTest {

    @TempDir
    static Path home;

    private static LoopbackSshServer ssh;
    private static LoopbackRsyncDaemon daemon;

    @TempDir
    Path root;

    private Path source = Path.of("/");
    private Path job = Path.of("/");
    private PullWorld world = PullWorld.in(Path.of("/"));

    @BeforeAll
    static void startServers() {
        ssh = LoopbackSshServer.start(home.resolve("ssh"));
        daemon = LoopbackRsyncDaemon.start(home.resolve("daemon"), Path.of("/"));
    }

    @AfterAll
    static void stopServers() {
        ssh.close();
        daemon.close();
    }

    @BeforeEach
    void aSourceWithAllThatRootMayGiveFiles() throws IOException {
        Confinements.needed();
        assumeTrue(Privileges.root(), "Only root may");
        world = PullWorld.in(root.resolve("worker"));
        ssh.letIn(world.keys().of(world.client()));
        source = Files.createDirectory(root.resolve("source"));
        job = Files.createDirectories(root.resolve("disk/client/job"));
        Trees.make(source, """
                mkdir d; echo 1 > d/same; ln d/same link; echo 2 > changed; ln -s nowhere broken; chown 1234:5678 changed
                echo suid > suid; chmod 6755 suid; mknod char c 1 3; mknod block b 7 0; mkfifo pipe
                touch overlay samba capable listed; truncate -s 1M sparse
                """);
        Xattr.set(source.resolve("overlay"), "trusted.overlay.opaque", new byte[] {'y'});
        Xattr.set(source.resolve("samba"), "security.NTACL", new byte[] {1, 2, 3});
        Xattr.addCapability(source.resolve("capable"), 13);
        PosixAcl.addReader(source.resolve("listed"), "access", 1001);
    }

    @Test
    void overSshItIsWhatAFreshCopyIs() {
        assertPulls(Route.to(ssh.address()));
    }

    @Test
    void fromADaemonItIsWhatAFreshCopyIs() {
        assertPulls(Route.to(daemon.address()));
    }

    private void assertPulls(Route route) {
        PullResult.Complete one = PullWorld.complete(world.run(request(route, Optional.empty())));
        assertThat(one.run().peer().confined()).isTrue();
        assertThat(one.run().peer().protocol()).isGreaterThanOrEqualTo(31);
        assertThat(one.run().arguments()).doesNotContain("bwrap");
        Path first = publish("first");
        assertThat(Trees.differences(source, copyIn(first))).isEmpty();

        Trees.make(source, "touch changed");
        PullWorld.complete(world.run(request(route, Optional.of(first))));
        Path second = publish("second");

        assertThat(Trees.differences(source, copyIn(second))).isEmpty();
        assertThat(inode(second, "d/same")).isEqualTo(inode(first, "d/same"));
        assertThat(inode(second, "overlay")).isEqualTo(inode(first, "overlay"));
        assertThat(inode(second, "changed")).isNotEqualTo(inode(first, "changed"));
    }

    /** The kernel lets nobody but root choose owners in such a namespace: they are kept beside the files, as without it. */
    @Test
    void whoIsNotRootReceivesTheSame() {
        Trees.make(root, "chmod 755 . disk disk/client; chown 65534 disk/client/job");

        assertThat(asNobody("unconfined", Unconfined.WANTED)).isTrue();
        assertThat(asNobody("confined", new Bubblewrap(Optional.empty()))).isTrue();

        Path free = copyIn(job.resolve("unconfined/data"));
        Path confined = copyIn(job.resolve("confined/data"));
        assertThat(Trees.listing(confined)).isEqualTo(Trees.listing(free));
        assertThat(Trees.checksums(confined)).isEqualTo(Trees.checksums(free));
        assertThat(attributes(confined)).isEqualTo(attributes(free)).contains("1234:5678", "NTACL");
    }

    private static String attributes(Path tree) {
        return Trees.make(tree, "find . | LC_ALL=C sort | xargs getfattr -h -d -m -");
    }

    private boolean asNobody(String name, Confinement confinement) {
        DaemonAccess access = new DaemonAccess(daemon.address(), Optional.empty(), Duration.ofSeconds(10));
        Path data = job.resolve(name).resolve("data");
        Path scratch = job.resolve(name).resolve("scratch");
        List<String> someone = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
        Command rsync = RsyncCommand.pull(
                        new Source(Route.to(daemon.address()), List.of(source.toString())).rsyncArguments(true),
                        data,
                        scratch)
                .over(access.rsync())
                .keeping(RsyncCommand.Attributes.BESIDE)
                .command(false, false);
        Trees.make(job, "mkdir %1$s %1$s/data; chown -R 65534 %1$s".formatted(name));
        return new ProcessRunner()
                .run(
                        confinement
                                .confine(rsync, access.reach().writing(data, scratch))
                                .startedBy(someone),
                        ProcessLimits.within(Duration.ofSeconds(20)))
                .successful();
    }

    @Test
    void aSourceOnThisMachineHasNobodyToShutOut() {
        PullResult.Complete local =
                PullWorld.complete(world.run(request(Route.to(new Address.Local()), Optional.empty())));

        assertThat(local.run().peer()).isEqualTo(PullRun.Peer.NONE);
    }

    @Test
    void whereItIsWantedAlwaysAndMissingNothingIsReceived() throws IOException {
        Confinement missing = new Unconfined(false, "install bubblewrap");
        PullWorld strict = new PullWorld(
                world.root(), world.client(), world.keys(), new RsyncPull(new ProcessRunner(), world.keys(), missing));

        Failure failure = PullWorld.failureOf(strict.run(request(Route.to(ssh.address()), Optional.empty())));
        assertThat(failure.code()).isEqualTo("worker.not-confined");
        assertThat(failure.sentence()).contains("install bubblewrap", "gordailu.pull.confine");
        assertThat(new RsyncChangePull(new ProcessRunner(), world.keys(), missing)
                        .compare(
                                request(
                                        Route.to(ssh.address()),
                                        Optional.of(Files.createDirectory(root.resolve("empty")))),
                                List.of(),
                                Cancellation.never()))
                .isInstanceOf(Comparison.Failed.class);
        PullWorld.complete(strict.run(request(Route.to(new Address.Local()), Optional.empty())));
    }

    @Test
    void aPreviousSnapshotThatIsNotThereIsTold() {
        Path elsewhere = root.resolve("nothing");
        PullRequest broken = request(Route.to(ssh.address()), Optional.of(elsewhere.resolve("data")));

        Failure failure = PullWorld.failureOf(world.run(broken));

        assertThat(failure.code()).isEqualTo("worker.not-confined");
        assertThat(failure.sentence()).contains("" + elsewhere);
    }

    private Path publish(String name) {
        Trees.make(job, "mkdir -p snapshots/%1$s; mv incoming/data snapshots/%1$s/; rm -rf incoming".formatted(name));
        return job.resolve("snapshots").resolve(name).resolve("data");
    }

    private PullRequest request(Route route, Optional<Path> previous) {
        return new PullRequest(
                route,
                world.client(),
                List.of(source.toString()),
                Exclusions.NONE,
                job.resolve("incoming/data"),
                job.resolve("incoming/scratch"),
                previous,
                false,
                job.resolve("incoming.lock"),
                Pace.unlimited(Duration.ofSeconds(20)),
                Optional.empty(),
                true);
    }

    private Path copyIn(Path tree) {
        return Path.of(tree + source.toString());
    }

    private Object inode(Path tree, String file) {
        try {
            return Files.getAttribute(copyIn(tree).resolve(file), "unix:ino", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
