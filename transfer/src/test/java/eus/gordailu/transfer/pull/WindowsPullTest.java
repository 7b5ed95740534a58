package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.PlainSender;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Windows, and a NAS, as far as a Linux machine can be one: senders without access lists, extended attributes and fractions of seconds. */
@Timeout(60)
class WindowsPullTest {

    /** Names that Windows takes, with times as FAT has them; what has a fraction of a second comes without it. */
    private static final String PROFILE = """
            mkdir -p 'cygdrive/c/Users/Ane Lasa/Nire dokumentuak' 'cygdrive/c/Users/Ane Lasa/AppData/Local'
            cd 'cygdrive/c/Users/Ane Lasa'
            echo 1 > 'Nire dokumentuak/Añoa & Ürtzi (2).docx'; echo 2 > 'Nire dokumentuak/100% {final} ~$x, [1]; #.txt'
            echo 3 > NTUSER.DAT; echo 4 > fraction; printf 'a\\r\\nb\\r\\n' > crlf.txt
            find . -exec touch -d '2026-03-01 10:00:02' {} +
            touch -d '2026-03-01 10:00:02.1234567' fraction
            """;

    @TempDir
    static Path serverHome;

    @TempDir
    Path root;

    private static LoopbackSshServer server;

    private PullWorld world;
    private ChangePull changes;
    private Path disk;

    @BeforeAll
    static void startServer() {
        server = LoopbackSshServer.start(serverHome.resolve("a server"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeProfile() throws IOException {
        world = PullWorld.in(root);
        changes = new RsyncChangePull(new ProcessRunner(), world.keys(), Confinements.here());
        disk = Files.createDirectory(root.resolve("pc"));
        Trees.make(disk, PROFILE);
        Files.setAttribute(profile().resolve("crlf.txt"), "user:zone", ByteBuffer.wrap(new byte[] {3}));
    }

    private Path profile() {
        return disk.resolve("cygdrive/c/Users/Ane Lasa");
    }

    private PlainSender plain(int protocol) {
        return PlainSender.behind(server, world.keys().of(world.client()), root.resolve("sender"), protocol);
    }

    /** Of what leads to the profile, the tests themselves change the times. */
    private List<Change> within(Comparison.Trusted found) {
        return found.changes().stream()
                .filter(change -> change.path().toString().contains("Ane Lasa")
                        || change.path().toString().startsWith("Users"))
                .toList();
    }

    private Route ssh() {
        return Route.to(server.address());
    }

    @Test
    void aSenderWithoutAccessListsSendsTheRest() throws IOException {
        PlainSender sender = plain(31);

        PullResult.Complete result = PullWorld.complete(world.pull(ssh(), root.resolve("one"), "" + profile()));

        Path copy = Path.of(root.resolve("one") + profile().toString());
        assertThat(Trees.checksums(copy)).isEqualTo(Trees.checksums(profile())).hasSize(5);
        assertThat(Files.getFileAttributeView(copy.resolve("crlf.txt"), UserDefinedFileAttributeView.class)
                        .list())
                .isEmpty();
        assertThat(result.warnings()).extracting(Warning::code).containsExactly("source.no-attributes");
        assertThat(result.warnings().getFirst().sentence()).contains("" + server.address());
        assertThat(result.run().arguments()).contains("-aH").doesNotContain("-aHAX");
        assertThat(sender.calls())
                .as("asked for all, and then for the rest alone")
                .hasSize(2);

        PullWorld.complete(world.pull(ssh(), root.resolve("two"), "" + profile()));
        assertThat(sender.calls()).as("known by now").hasSize(1);
    }

    /** As of NTFS by an rsync before 3.1. */
    @Test
    void timesWithoutFractionsAreNoChangeTheNextTime() {
        plain(30);
        PullWorld.complete(world.pull(ssh(), root.resolve("one"), "" + profile()));
        Path copy = Path.of(root.resolve("one") + profile().toString());

        PullResult.Complete second = PullWorld.complete(world.run(
                PullWorld.linkedTo(world.request(ssh(), root.resolve("two"), "" + profile()), root.resolve("one"))));

        assertThat(Trees.make(copy, "stat -c %y fraction")).contains("10:00:02.000000000");
        assertThat(second.run().stats().transferredFiles()).isZero();
        assertThat(Trees.make(copy, "stat -c %h fraction NTUSER.DAT")).isEqualTo("2\n2\n");
    }

    @Test
    void whatDiffersIsFoundAndFetchedFromThereToo() {
        PlainSender sender = plain(31);
        PullWorld.complete(world.pull(ssh(), root.resolve("one"), "" + profile()));
        sender.calls();
        PullRequest two =
                PullWorld.linkedTo(world.request(ssh(), root.resolve("two"), "" + profile()), root.resolve("one"));

        assertThat(changes.compare(two, List.of(), Cancellation.never()))
                .isInstanceOfSatisfying(
                        Comparison.Trusted.class,
                        trusted -> assertThat(within(trusted)).isEmpty());
        Trees.make(profile(), "echo 11 > crlf.txt; mkdir Neu; echo 5 > 'Neu/ein Büro.txt'; rm NTUSER.DAT");
        Comparison.Trusted found = (Comparison.Trusted) changes.compare(two, List.of(), Cancellation.never());
        ApplyRequest apply = new ApplyRequest(two, found.changes());
        StagedCopy.make(apply);
        PullWorld.complete(changes.apply(apply, _ -> {}, Cancellation.never()));

        assertThat(within(found)).hasSize(5);
        assertThat(Trees.checksums(Path.of(root.resolve("two") + profile().toString())))
                .isEqualTo(Trees.checksums(profile()));
        assertThat(sender.calls())
                .filteredOn(call -> call.split(" ", -1)[3].matches("[^.]*[AX].*"))
                .as("refused once")
                .hasSize(1);
    }

    @Test
    void aWorkerThatIsNotRootPullsFromThereAsWell() {
        plain(31);
        RsyncPull pull = new RsyncPull(new Means(new ProcessRunner(), world.keys(), Confinements.here(), false));

        PullResult.Complete result = PullWorld.complete(
                pull.pull(world.request(ssh(), root.resolve("one"), "" + profile()), _ -> {}, Cancellation.never()));

        assertThat(result.run().arguments()).contains("-aH", "--fake-super");
        assertThat(Trees.checksums(Path.of(root.resolve("one") + profile().toString())))
                .hasSize(5);
    }

    @Test
    void aDaemonThatRefusesAccessListsSendsTheRest() {
        try (LoopbackRsyncDaemon pc = LoopbackRsyncDaemon.start(
                root.resolve("daemon"), disk.resolve("cygdrive/c"), "refuse options = acls xattrs")) {
            Route module = Route.to(pc.address());

            PullResult.Complete result =
                    PullWorld.complete(world.pull(module, root.resolve("one"), "/Users/Ane Lasa/Nire dokumentuak"));

            assertThat(Trees.checksums(root.resolve("one/Users/Ane Lasa/Nire dokumentuak")))
                    .isEqualTo(Trees.checksums(profile().resolve("Nire dokumentuak")))
                    .hasSize(2);
            assertThat(result.warnings()).extracting(Warning::code).containsExactly("source.no-attributes");
            PullRequest two = PullWorld.linkedTo(
                    world.request(module, root.resolve("two"), "/Users/Ane Lasa/Nire dokumentuak"),
                    root.resolve("one"));
            assertThat(changes.compare(two, List.of(), Cancellation.never()))
                    .isInstanceOfSatisfying(
                            Comparison.Trusted.class,
                            trusted -> assertThat(within(trusted)).isEmpty());
        }
    }
}
